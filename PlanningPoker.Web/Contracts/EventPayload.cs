using System.Collections.Immutable;

namespace PlanningPoker.Web.Contracts;

/// <summary>The data of an event for scripts, read from the public view after it.</summary>
public abstract record EventPayload
{
    /// <summary>The id of the offer to undo what happened; null if it cannot be undone.</summary>
    [OmitNull]
    public long? UndoId { get; init; }

    /// <summary>When that offer ends.</summary>
    [OmitNull]
    public DateTimeOffset? UndoUntil { get; init; }

    public static EventPayload Of(SessionEvent sessionEvent, PublicView view)
    {
        var payload = WithoutUndo(sessionEvent, view);
        return view.UndoOffers is [.., var newest] && newest.Terms.Id == view.Version
            ? payload with { UndoId = newest.Terms.Id, UndoUntil = newest.Terms.Until }
            : payload;
    }

    static EventPayload WithoutUndo(SessionEvent sessionEvent, PublicView view) => sessionEvent switch
    {
        PlayerJoined joined => PlayerJoinedPayload.Of(PlayerIn(view, joined.Player)),
        PlayerLeft left => new PlayerLeftPayload(left.Player, left.WasRemoved ? true : null, left.NewHost),
        PlayerUpdated updated => PlayerUpdatedPayload.Of(PlayerIn(view, updated.Player), updated.NewHost),
        VoteSubmitted { Player: var voter } => new VotePayload(voter, view.VoteCount, view.TotalPlayers),
        VoteRetracted { Player: var voter } => new VotePayload(voter, view.VoteCount, view.TotalPlayers),
        PlayerSkipped { Player: var voter } => new SkipPayload(voter, view.Round, view.VoteCount, view.TotalPlayers),
        PlayerUnskipped { Player: var voter } => new SkipPayload(voter, view.Round, view.VoteCount, view.TotalPlayers),
        CardsRevealed => new RevealPayload(view.Round, view.Results!.Votes, view.Results.Consensus, view.Results.Statistics),
        CountdownStarted => new CountdownStartedPayload(view.Round, view.RevealsAt!.Value),
        CountdownStopped stopped => new CountdownStoppedPayload(view.Round, stopped.By.Player),
        HostOffered offered => new HostOfferedPayload(offered.Player),
        HostOfferWithdrawn => new HostOfferWithdrawnPayload(),
        TimerChanged => TimerPayload.Of(view),
        TimerEnded => new RoundPayload(view.Round),
        GameReset => new RoundPayload(view.Round),
        StoriesCreated created => new StoriesPayload([.. created.Stories.Select(id => StoryPayload.Of(id, view))]),
        StoryUpdated { Story: var id, IsEstimated: true } =>
            StoryPayload.Of(id, view) with { Estimated = StoryEstimatedPayload.Of(id, view) },
        StoryUpdated { Story: var id } => StoryPayload.Of(id, view),
        StoriesParked { Stories: var ids } => UpdatedPayload(ids, view),
        StoriesUnparked { Stories: var ids } => UpdatedPayload(ids, view),
        StoryMoved { Story: var id } => new StoryMovedPayload(id, StoryPayload.Of(id, view).Position),
        StoryEstimated { Story: var id } => StoryEstimatedPayload.Of(id, view),
        StoriesDeleted { Stories: [var only] } => new StoryDeletedPayload(only, view.Round),
        StoriesDeleted { Stories: var ids } => new StoriesDeletedPayload(ids, view.Round),
        StoryStarted started => new StoryStartedPayload(
            started.Story, view.Round, started.Estimated is { } id ? StoryEstimatedPayload.Of(id, view) : null),
        SessionUpdated => new SessionUpdatedPayload(view.Name, view.Deck.Cards, SnapshotSettings.Of(view), view.Round),
        SessionEnded => new SessionEndedPayload(view.EndedAt!.Value),
        SessionReopened => new SessionReopenedPayload(view.Round),
        Undone undone => UndonePayload.Of(undone, view),
        UndoExpired => new UndoExpiredPayload(SnapshotUndo.AllOf(view)),
        SessionDeleted => new SessionDeletedPayload(),
        _ => throw new ArgumentOutOfRangeException(nameof(sessionEvent)),
    };

    /// <summary>One story as after every other update; several in a list.</summary>
    static EventPayload UpdatedPayload(ImmutableArray<StoryId> ids, PublicView view) =>
        ids is [var only] ? StoryPayload.Of(only, view) : new StoriesPayload([.. ids.Select(id => StoryPayload.Of(id, view))]);

    private protected static PlayerView PlayerIn(PublicView view, PlayerId id) => view.Players.First(player => player.Id == id);
}

/// <param name="PlayerId">The player.</param>
/// <param name="Name">The player's name.</param>
/// <param name="Role">The player's role.</param>
/// <param name="Voted">Whether the player has a card in the round, as who comes back may.</param>
public sealed record PlayerJoinedPayload(PlayerId PlayerId, string Name, Role Role, bool Voted) : EventPayload
{
    internal static PlayerJoinedPayload Of(PlayerView player) => new(player.Id, player.Name, player.Role, player.HasVoted);
}

/// <param name="PlayerId">The player who left.</param>
/// <param name="Removed">True if a host removed the player.</param>
/// <param name="NewHost">The player who became host instead.</param>
public sealed record PlayerLeftPayload(PlayerId PlayerId, [property: OmitNull] bool? Removed, [property: OmitNull] PlayerId? NewHost)
    : EventPayload;

/// <param name="PlayerId">The player.</param>
/// <param name="Name">The player's name.</param>
/// <param name="Role">The player's role.</param>
/// <param name="Host">Whether the player is host.</param>
/// <param name="Voted">Whether the player has a card in the round, as who takes part again may.</param>
/// <param name="NewHost">The player who became host instead.</param>
public sealed record PlayerUpdatedPayload(
    PlayerId PlayerId, string Name, Role Role, bool Host, bool Voted, [property: OmitNull] PlayerId? NewHost) : EventPayload
{
    internal static PlayerUpdatedPayload Of(PlayerView player, PlayerId? newHost) =>
        new(player.Id, player.Name, player.Role, player.IsHost, player.HasVoted, newHost);
}

public sealed record VotePayload(PlayerId PlayerId, int VoteCount, int TotalPlayers) : EventPayload;

public sealed record SkipPayload(PlayerId PlayerId, int Round, int VoteCount, int TotalPlayers) : EventPayload;

public sealed record RevealPayload(int Round, ImmutableArray<RevealedVote> Votes, Consensus Consensus, Statistics Statistics)
    : EventPayload;

/// <param name="PlayerId">Who may take the controls.</param>
public sealed record HostOfferedPayload(PlayerId PlayerId) : EventPayload;

public sealed record HostOfferWithdrawnPayload : EventPayload;

/// <param name="EndedAt">When a host ended the session.</param>
public sealed record SessionEndedPayload(DateTimeOffset EndedAt) : EventPayload;

/// <param name="Round">The round that goes on.</param>
public sealed record SessionReopenedPayload(int Round) : EventPayload;

/// <param name="Round">The round whose cards are about to be revealed.</param>
/// <param name="EndsAt">When they are.</param>
public sealed record CountdownStartedPayload(int Round, DateTimeOffset EndsAt) : EventPayload;

/// <param name="Round">The round.</param>
/// <param name="By">The player who stopped it; left out where the system did.</param>
public sealed record CountdownStoppedPayload(int Round, [property: OmitNull] PlayerId? By) : EventPayload;

/// <param name="Round">The round.</param>
/// <param name="Timer">Its timer; null when it was stopped.</param>
public sealed record TimerPayload(int Round, SnapshotTimer? Timer) : EventPayload
{
    internal static TimerPayload Of(PublicView view) => new(view.Round, SnapshotTimer.Of(view.Timer));
}

public sealed record RoundPayload(int Round) : EventPayload;

public sealed record StoriesPayload(ImmutableArray<StoryPayload> Stories) : EventPayload;

/// <param name="StoryId">The story.</param>
/// <param name="Key">Its key in the tracker.</param>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its link.</param>
/// <param name="Position">Its place in the backlog, from 0, parked stories included.</param>
/// <param name="Parked">Whether it is set aside.</param>
public sealed record StoryPayload(StoryId StoryId, string? Key, string Title, string? Url, int Position, bool Parked = false) : EventPayload
{
    /// <summary>Its estimate, if that changed too.</summary>
    [OmitNull]
    public StoryEstimatedPayload? Estimated { get; init; }

    internal static StoryPayload Of(StoryId id, PublicView view)
    {
        var position = view.Stories.FindIndex(story => story.Id == id);
        var story = view.Stories[position];
        return new(id, story.Key, story.Title, story.Url, position, story.IsParked);
    }
}

public sealed record StoryMovedPayload(StoryId StoryId, int Position) : EventPayload;

public sealed record StoryEstimatedPayload(StoryId StoryId, string? Estimate) : EventPayload
{
    internal static StoryEstimatedPayload Of(StoryId id, PublicView view) => new(id, view.Stories.Find(story => story.Id == id)!.Estimate);
}

/// <param name="StoryId">The story that was deleted.</param>
/// <param name="Round">The current round: a new one if the story was on the table.</param>
public sealed record StoryDeletedPayload(StoryId StoryId, int Round) : EventPayload;

/// <param name="StoryIds">The stories that were deleted together.</param>
/// <param name="Round">The current round, as above.</param>
public sealed record StoriesDeletedPayload(ImmutableArray<StoryId> StoryIds, int Round) : EventPayload;

/// <param name="StoryId">The story; null in a quick vote.</param>
/// <param name="Round">The round that started.</param>
/// <param name="Estimated">The story that was left, if its estimate was saved with it.</param>
public sealed record StoryStartedPayload(StoryId? StoryId, int Round, [property: OmitNull] StoryEstimatedPayload? Estimated = null)
    : EventPayload;

public sealed record SessionUpdatedPayload(string Name, ImmutableArray<Card> Deck, SnapshotSettings Settings, int Round) : EventPayload;

/// <param name="What">What is back.</param>
/// <param name="Round">The current round. It has a new number if the cards were hidden again or a round is back.</param>
/// <param name="Phase">Whether its cards are hidden.</param>
/// <param name="VoteCount">How many have voted in it.</param>
/// <param name="TotalPlayers">How many may vote.</param>
/// <param name="StoryId">The current story; null in a quick vote.</param>
/// <param name="Story">The story that is back.</param>
/// <param name="Stories">The stories that are back, if they are several.</param>
/// <param name="Player">The player who is back.</param>
public sealed record UndonePayload(
    UndoKind What, int Round, Phase Phase, int VoteCount, int TotalPlayers, StoryId? StoryId,
    [property: OmitNull] StoryPayload? Story, [property: OmitNull] PlayerUpdatedPayload? Player,
    [property: OmitNull] ImmutableArray<StoryPayload>? Stories = null) : EventPayload
{
    internal static UndonePayload Of(Undone undone, PublicView view) => new(
        undone.What, view.Round, view.IsRevealed ? Phase.Revealed : Phase.Voting, view.VoteCount, view.TotalPlayers, view.Story?.Id,
        undone.Stories is [var story] ? StoryPayload.Of(story, view) : null,
        undone.Player is { } player ? PlayerUpdatedPayload.Of(PlayerIn(view, player), null) : null,
        undone.Stories.Length > 1 ? [.. undone.Stories.Select(id => StoryPayload.Of(id, view))] : null)
    {
        UndoId = undone.UndoId,
    };
}

/// <param name="Undo">What can still be undone.</param>
public sealed record UndoExpiredPayload(ImmutableArray<SnapshotUndo> Undo) : EventPayload;

public sealed record SessionDeletedPayload : EventPayload;
