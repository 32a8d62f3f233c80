namespace PlanningPoker.E2E.Table;

/// <summary>The table of one player in any kind of window, with what a player does in a round.</summary>
public interface ITable
{
    Task VoteAsync(string face);

    Task RevealAsync();

    /// <summary>For a reveal that has to wait.</summary>
    Task PressRevealAsync();

    Task VoteAgainAsync();

    Task ReloadAsync();

    /// <summary>Marks the page, so that <see cref="ExpectNotReloadedAsync"/> detects a reload.</summary>
    Task WatchForReloadAsync();

    Task ExpectNotReloadedAsync();

    /// <summary>The transport in use: <c>live stream</c>, <c>WebSocket</c> or <c>polling</c>.</summary>
    Task ExpectTransportAsync(string transport);

    Task ExpectProgressAsync(string text);

    Task ExpectMyCardAsync(string face);

    /// <summary>The card of the player is revealed.</summary>
    Task ExpectCardOfAsync(string player, string face);

    /// <summary>One line of the results, as <c>("Average", "5.5")</c>.</summary>
    Task ExpectResultAsync(string name, string value);

    /// <summary>The visible text of the table and the status of the connection, to compare two pages.</summary>
    Task<string> ReadAsync();
}
