using System.Collections.Immutable;

namespace PlanningPoker.Core.Model;

/// <summary>
/// The offer to undo a change that throws something away. It stands until its time is over, or until somebody has built on the change.
/// </summary>
public abstract record UndoOffer(UndoTerms Terms)
{
    public long Id => Terms.Id;

    /// <summary>What kind of change it undoes.</summary>
    public abstract UndoKind Kind { get; }

    /// <summary>The stories that it can bring back, in the order of the backlog.</summary>
    public virtual ImmutableArray<StoryId> StoriesIn(PokerSession session) => [];

    /// <summary>The number of the round that it can bring back; null for none.</summary>
    public virtual int? LeftRound => null;

    /// <summary>Who may undo it: whoever may make the change.</summary>
    public virtual UndoAudience Audience => UndoAudience.Hosts;

    internal bool Allows(PokerSession session, Player player) => Audience switch
    {
        UndoAudience.Revealers => session.MayReveal(player),
        UndoAudience.StoryManagers => session.MayManageStories(player),
        _ => player.IsHost,
    };

    /// <summary>The session without the change, but with all that others did since; null if that is no longer possible.</summary>
    internal abstract PokerSession? Undo(PokerSession session);
}

/// <summary>Which change may be undone, and until when.</summary>
/// <param name="Id">The session's version after the change.</param>
/// <param name="Until">When the offer ends.</param>
public readonly record struct UndoTerms(long Id, DateTimeOffset Until)
{
    /// <summary>How long an offer stands.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    /// <summary>The terms for the next change of the session.</summary>
    internal static UndoTerms For(PokerSession session, Actor actor) => new(session.Version + 1, actor.At + Lifetime);
}

/// <summary>
/// What an undo gives back: the hidden cards, the round that was left, deleted stories, a removed player, or parked stories.
/// </summary>
public enum UndoKind { Reveal, Round, Story, Player, Park }

/// <summary>Who may undo a change: the hosts, or whom the settings allow to reveal, or to change the backlog.</summary>
public enum UndoAudience { Hosts, Revealers, StoryManagers }

/// <summary>Hides the cards again. Whoever has seen them has seen them.</summary>
/// <param name="Round">The revealed round.</param>
public sealed record RevealUndo(UndoTerms Terms, int Round) : UndoOffer(Terms)
{
    public override UndoKind Kind => UndoKind.Reveal;
    public override UndoAudience Audience => UndoAudience.Revealers;

    internal override PokerSession? Undo(PokerSession session)
    {
        if (session.Round is not { IsRevealed: true } round || round.Number != Round) return null;
        var story = session.CurrentStory;
        return (story is null ? session : session.With(story with { Rounds = story.Rounds - 1 }))
            .Reopen(round with { RevealedAt = null });
    }
}

/// <summary>
/// Goes back to the round that was left, with its votes, its story and its deck, as long as nobody has voted since.
/// </summary>
/// <param name="Left">The round that was left.</param>
public sealed record RoundUndo(UndoTerms Terms, int Left) : UndoOffer(Terms)
{
    /// <summary>The estimate that was saved with it; null if none was.</summary>
    public SavedEstimate? Saved { get; init; }

    public override UndoKind Kind => UndoKind.Round;
    public override int? LeftRound => Left;

    internal override PokerSession? Undo(PokerSession session)
    {
        var returned = session.ReturnTo(Left);
        if (returned?.CurrentStory is not { } story || Saved is not { } saved || story.Estimate != saved.Estimate) return returned;
        return returned.With(story with { Estimate = saved.Before }) with
        {
            Round = returned.Round with { IsEstimated = saved.WasEstimated },
        };
    }

    /// <summary>The saved estimate that an undo takes back; null if there is none, or if the story has another one since.</summary>
    internal string? TakenBackIn(PokerSession session) =>
        Saved is { } saved && saved.Before != saved.Estimate && session.ReturnTo(Left)?.CurrentStory?.Estimate == saved.Estimate
            ? saved.Estimate
            : null;
}

/// <summary>An estimate that was saved when its round was left.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Before">The one that the story had before; null if it had none.</param>
/// <param name="WasEstimated">Whether that one was saved after the reveal too.</param>
public sealed record SavedEstimate(string Estimate, string? Before, bool WasEstimated);

/// <summary>
/// Gives back the stories that were taken out of the backlog together, and the round on one of them if it was the current one.
/// </summary>
/// <param name="Left">The round on the current story; null if that was not one of them, and once somebody has voted since.</param>
public abstract record BacklogUndo(UndoTerms Terms, int? Left) : UndoOffer(Terms)
{
    public override UndoAudience Audience => UndoAudience.StoryManagers;
    public override int? LeftRound => Left;

    public override ImmutableArray<StoryId> StoriesIn(PokerSession session) =>
        [.. Missing(session).OrderBy(story => story.Rank).Select(story => story.Id)];

    internal override PokerSession? Undo(PokerSession session)
    {
        if (Missing(session) is not { IsEmpty: false } missing || GiveBack(session, missing) is not { } whole) return null;
        return Left is { } left ? whole.ReturnTo(left) ?? whole : whole;
    }

    /// <summary>The stories that nobody has brought back since.</summary>
    private protected abstract ImmutableList<Story> Missing(PokerSession session);

    /// <summary>The session with the stories; null if there is no room for them.</summary>
    private protected abstract PokerSession? GiveBack(PokerSession session, ImmutableList<Story> missing);
}

/// <summary>Restores deleted stories.</summary>
public sealed record StoryUndo(UndoTerms Terms, int? Left = null) : BacklogUndo(Terms, Left)
{
    public override UndoKind Kind => UndoKind.Story;

    private protected override ImmutableList<Story> Missing(PokerSession session) =>
        session.DeletedStories.FindAll(story => story.UndoId == Id);

    private protected override PokerSession? GiveBack(PokerSession session, ImmutableList<Story> missing) =>
        session.Stories.Count + missing.Count > PokerSession.MaxStories ? null : session.Restore(missing);
}

/// <summary>Takes back stories that were parked.</summary>
public sealed record ParkUndo(UndoTerms Terms, int? Left = null) : BacklogUndo(Terms, Left)
{
    public override UndoKind Kind => UndoKind.Park;

    private protected override ImmutableList<Story> Missing(PokerSession session) =>
        session.Stories.FindAll(story => story.IsParked && story.UndoId == Id);

    private protected override PokerSession? GiveBack(PokerSession session, ImmutableList<Story> missing) =>
        session.TakeBack(missing.Select(story => story.Id));
}

/// <summary>Gives a removed player the seat back, and the vote in a round that is still open.</summary>
/// <param name="Player">The removed player.</param>
/// <param name="WasHost">Whether the player was host, and not only stood in for one.</param>
/// <param name="Round">The round in which the player was removed.</param>
/// <param name="Face">The player's vote in it; null without one.</param>
public sealed record PlayerUndo(UndoTerms Terms, PlayerId Player, bool WasHost, int Round, string? Face) : UndoOffer(Terms)
{
    public override UndoKind Kind => UndoKind.Player;

    /// <param name="session">The session before the removal.</param>
    /// <param name="actor">Who removes the player.</param>
    /// <param name="player">The player to be removed.</param>
    internal static PlayerUndo Of(PokerSession session, PlayerActor actor, Player player)
    {
        var round = session.Round;
        var wasHost = player.IsHost && session.HandOver.StandIn != player.Id;
        return new(UndoTerms.For(session, actor), player.Id, wasHost, round.Number, round.FaceOf(player.Id));
    }

    internal override PokerSession? Undo(PokerSession session)
    {
        if (session.Player(Player) is not { Seating: Seating.Removed, Devices.IsEmpty: false } removed) return null;
        if (session.IsNameTaken(removed.Name) || session.Seated.Count() >= PokerSession.MaxPlayers) return null;
        var seated = session.With(removed with { Seating = Seating.Seated, IsHost = WasHost });
        if (removed.Role == Role.Observer) return seated;
        if (session.LeftRounds.Find(each => each.Number == Round) is { } left)
            return seated with { LeftRounds = session.LeftRounds.Replace(left, WithVote(left)) };
        return session.Round.Number == Round ? seated with { Round = WithVote(session.Round) } : seated;
    }

    /// <summary>The round with the vote, if it was taken back with the removal.</summary>
    Round WithVote(Round round) => !round.IsRevealed && round.Votes.GetValueOrDefault(Player) is { Face: null } withdrawn
        ? round.With(withdrawn with { Face = Face, Rev = withdrawn.Rev + 1, Withdrawn = Face is null ? withdrawn.Withdrawn : null })
        : round;
}
