namespace PlanningPoker.Core.Model;

/// <summary>How a session is played. Its hosts can change it.</summary>
public sealed record Settings
{
    /// <summary>Who may reveal the cards.</summary>
    public WhoMay WhoReveals { get; init; } = WhoMay.Hosts;

    /// <summary>Who may add, edit, move, park and delete stories.</summary>
    public WhoMay WhoManagesStories { get; init; } = WhoMay.Hosts;

    /// <summary>Whether a countdown reveals the cards when everyone who is here has voted. Null, no host has decided yet, is off.</summary>
    public bool? AutoReveal { get; init; }

    /// <summary>Whether a vote may be changed or taken back until the reveal.</summary>
    public bool VotesMayChange { get; init; } = true;

    /// <summary>Whether nobody learns who chose which card, in rounds that begin or go on while it is set.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>The length of a timer that is started without one.</summary>
    public TimeSpan TimerLength { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether only those may join who were in the session before.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Where the stories are in the team's tracker; null when that is not known.</summary>
    public TrackerAddress? Tracker { get; init; }

    /// <summary>Where a story's key leads to: its own link, otherwise its place in the tracker. Null when there is neither.</summary>
    public string? AddressOf(Story story) => story.Url ?? (story.Key is { } key ? Tracker?.AddressOf(key) : null);
}

/// <summary>Whom a setting allows to do something: the hosts, or every player of the session.</summary>
public enum WhoMay { Hosts, Everyone }

/// <summary>The names of <see cref="WhoMay"/> in requests, answers and forms.</summary>
public static class WhoMayNames
{
    public static string Name(this WhoMay who) => who is WhoMay.Hosts ? "hosts" : "everyone";

    /// <summary>Null for an unknown name.</summary>
    public static WhoMay? Parse(string name) =>
        Enum.GetValues<WhoMay>().Where(who => who.Name() == name).Select(who => (WhoMay?)who).FirstOrDefault();
}
