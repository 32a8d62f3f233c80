namespace PlanningPoker.E2E.Table;

/// <summary>One player's view of the table, whatever shows it: as much as a player needs for a round on a faulty network.</summary>
public interface ITable
{
    Task VoteAsync(string face);

    Task RevealAsync();

    Task VoteAgainAsync();

    Task ReloadAsync();

    /// <summary>From now on a reload of this page would be noticed.</summary>
    Task MarkAsync();

    Task ExpectNotReloadedAsync();

    /// <summary>The transport in use: <c>live stream</c>, <c>WebSocket</c> or <c>polling</c>.</summary>
    Task ExpectTransportAsync(string transport);

    Task ExpectProgressAsync(string text);

    Task ExpectMyCardAsync(string face);

    /// <summary>The player's card is open to all.</summary>
    Task ExpectCardOfAsync(string player, string face);

    /// <summary>One line of the results, as <c>("Average", "5.5")</c>.</summary>
    Task ExpectResultAsync(string name, string value);

    /// <summary>All that everybody sees, and how this page is connected, as text: to be compared with another's.</summary>
    Task<string> ReadAsync();
}
