namespace PlanningPoker.Core.Model;

/// <summary>How a session is played. Its hosts can change it.</summary>
public sealed record Settings
{
    /// <summary>Who may reveal the cards.</summary>
    public WhoMay WhoReveals { get; init; } = WhoMay.Hosts;
}

/// <summary>Whom a setting allows to do something: the hosts, or every player of the session.</summary>
public enum WhoMay { Hosts, Everyone }
