using System.Collections.Immutable;

namespace PlanningPoker.Web.Contracts;

/// <summary>The whole table as scripts read it, made from the public view and nothing else.</summary>
public sealed record Snapshot(
    SessionCode SessionId, string Name, long Version, Phase Phase, int Round, int RoundInStory, bool Anonymous, SnapshotStory? Story,
    ImmutableArray<Card> Deck, ImmutableArray<SnapshotPlayer> Players, int VoteCount, int TotalPlayers,
    [property: OmitNull] RoundResults? Results,
    ImmutableArray<SnapshotStoryLine> Stories, SnapshotSettings Settings, ImmutableArray<SnapshotUndo> Undo,
    [property: OmitNull] DateTimeOffset? RevealsAt, [property: OmitNull] SnapshotTimer? Timer,
    [property: OmitNull] PlayerId? ControlsOfferedTo, [property: OmitNull] PlayerId? StandIn,
    [property: OmitNull] DateTimeOffset? EndedAt)
{
    /// <summary>What the version counts in.</summary>
    public string Epoch { get; init; } = Hosting.Epoch.Id;

    /// <summary>The caller's own part; only in an answer to that caller.</summary>
    [OmitNull]
    public SnapshotYou? You { get; init; }

    /// <param name="view">The public view.</param>
    /// <param name="here">The players who are present.</param>
    public static Snapshot Of(PublicView view, IReadOnlySet<PlayerId> here) => new(
        view.Code, view.Name, view.Version, view.IsRevealed ? Phase.Revealed : Phase.Voting, view.Round, view.RoundInStory,
        view.IsAnonymous,
        view.Story is { } story ? new(story.Id, story.Key, story.Title, story.Description, story.Url) : null,
        view.Deck.Cards,
        [.. view.Players.Select(player => new SnapshotPlayer(
            player.Id, player.Name, player.Role, player.IsHost, player.HasVoted, here.Contains(player.Id), player.Face,
            player.IsSkipped) { Reason = player.Reason })],
        view.VoteCount, view.TotalPlayers, view.Results,
        [.. view.Stories.Select(each => new SnapshotStoryLine(
            each.Id, each.Key, each.Title, each.Url, each.Estimate, each.Rounds, each.IsParked))],
        SnapshotSettings.Of(view),
        SnapshotUndo.AllOf(view),
        view.RevealsAt, SnapshotTimer.Of(view.Timer),
        view.ControlsOfferedTo, view.StandIn, view.EndedAt);
}

/// <summary>Whether the cards of the round are hidden or turned.</summary>
public enum Phase { Voting, Revealed }

/// <summary>The story on the table.</summary>
public sealed record SnapshotStory(StoryId StoryId, string? Key, string Title, string? Description, string? Url);

/// <summary>
/// One player; <paramref name="Vote"/> exists only after the reveal. One who is <paramref name="Skipped"/> is not waited for in this round.
/// </summary>
public sealed record SnapshotPlayer(
    PlayerId PlayerId, string Name, Role Role, bool Host, bool Voted, bool Here, [property: OmitNull] string? Vote, bool Skipped)
{
    /// <summary>Why the player chose the card; only after the reveal.</summary>
    [OmitNull]
    public string? Reason { get; init; }
}

/// <summary>One story of the backlog; <paramref name="Rounds"/> counts its revealed rounds.</summary>
public sealed record SnapshotStoryLine(
    StoryId StoryId, string? Key, string Title, string? Url, string? Estimate, int Rounds, bool Parked = false);

/// <summary>The settings of the session.</summary>
/// <param name="WhoReveals">Who may reveal the cards.</param>
/// <param name="WhoManagesStories">Who may add, edit, move, park and delete stories.</param>
/// <param name="AutoReveal">Whether a countdown reveals the cards when everyone who is here has voted.</param>
/// <param name="VotesMayChange">Whether a vote may be changed until the reveal.</param>
/// <param name="Anonymous">Whether the results of new rounds do not say who chose which card.</param>
/// <param name="TimerSeconds">The length of a timer that is started without one.</param>
/// <param name="Locked">Whether newcomers are kept out.</param>
/// <param name="Passcode">Whether newcomers are asked for a passcode, which is told to nobody.</param>
/// <param name="Tracker">The address of the team's tracker, with <c>{key}</c> in the place of a story's key; null without one.</param>
public sealed record SnapshotSettings(
    WhoMay WhoReveals, WhoMay WhoManagesStories, bool AutoReveal, bool VotesMayChange, bool Anonymous,
    int TimerSeconds, bool Locked, bool Passcode, string? Tracker)
{
    public static SnapshotSettings Of(PublicView view) => new(
        view.Settings.WhoReveals, view.Settings.WhoManagesStories, view.Settings.AutoReveal ?? false, view.Settings.VotesMayChange,
        view.Settings.IsAnonymous, (int)view.Settings.TimerLength.TotalSeconds, view.Settings.IsLocked, view.HasPasscode,
        view.Settings.Tracker?.Value);
}

/// <summary>The timer of the round.</summary>
/// <param name="State">What it does.</param>
/// <param name="EndsAt">When it ends, while it runs.</param>
/// <param name="RemainingMs">How many milliseconds are left, while it is paused.</param>
public sealed record SnapshotTimer(
    TimerState State, [property: OmitNull] DateTimeOffset? EndsAt, [property: OmitNull] int? RemainingMs)
{
    public static SnapshotTimer? Of(RoundTimer? timer) => timer is null
        ? null
        : new(timer.State, timer.EndsAt, timer.State is TimerState.Paused ? (int)timer.Left.TotalMilliseconds : null);
}

/// <summary>A change that can be undone now.</summary>
/// <param name="UndoId">The id of the offer.</param>
/// <param name="What">What an undo gives back.</param>
/// <param name="UndoUntil">When the offer ends.</param>
/// <param name="StoryId">The deleted or parked story.</param>
/// <param name="PlayerId">The removed player.</param>
/// <param name="StoryIds">The deleted or parked stories, if they are several.</param>
public sealed record SnapshotUndo(
    long UndoId, UndoKind What, DateTimeOffset UndoUntil, [property: OmitNull] StoryId? StoryId, [property: OmitNull] PlayerId? PlayerId,
    [property: OmitNull] ImmutableArray<StoryId>? StoryIds = null)
{
    /// <summary>The saved estimate that an undo takes back together with the round.</summary>
    [OmitNull]
    public string? Estimate { get; init; }

    public static ImmutableArray<SnapshotUndo> AllOf(PublicView view) => [.. view.UndoOffers.Select(Of)];

    static SnapshotUndo Of(UndoView offer) => new(
        offer.Terms.Id, offer.What, offer.Terms.Until, offer.StoryIds is [var only] ? only : null, offer.Player,
        offer.StoryIds.Length > 1 ? offer.StoryIds : null)
    {
        Estimate = offer.Saved,
    };
}

/// <summary>The caller.</summary>
public sealed record SnapshotYou(PlayerId PlayerId, Role Role, bool Host, [property: OmitNull] string? Vote, [property: OmitNull] int? Rev)
{
    /// <summary>The reason that the caller gave.</summary>
    [OmitNull]
    public string? Reason { get; init; }

    public static SnapshotYou Of(PokerSession session, Player player)
    {
        var mine = MyView.Of(session, player);
        return new(player.Id, mine.Role, mine.IsHost, mine.Vote, mine.Rev == 0 ? null : mine.Rev) { Reason = mine.Reason };
    }
}
