using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>
/// What the undo of one change has to give back, worked out from the session before and after the change and not from what the offer
/// remembers.
/// </summary>
sealed class UndoPromise
{
    /// <summary>Older offers give way to this many newer ones.</summary>
    const int MaxNewer = 10;

    readonly PokerSession before, after;
    readonly UndoOffer offer;
    readonly PlayerId? removed;

    /// <summary>The stories that were taken out of the backlog, and that nobody brought back since.</summary>
    readonly HashSet<StoryId> taken;

    /// <summary>The estimate of the current story after the last step.</summary>
    string? estimate;

    /// <summary>Somebody has voted since the change.</summary>
    bool isRoundLost;

    UndoPromise(PokerSession before, PokerSession after, UndoOffer offer)
    {
        (this.before, this.after, this.offer) = (before, after, offer);
        estimate = after.CurrentStory?.Estimate;
        taken = [.. before.Stories.Where(story => IsMissing(story.Id, after)).Select(story => story.Id)];
        removed = after.Players.Find(player => player.Seating is Seating.Removed && before.Player(player.Id) is { IsSeated: true })?.Id;
    }

    public long Id => offer.Id;
    public UndoKind Kind => offer.Kind;
    public DateTimeOffset Until => offer.Terms.Until;

    /// <summary>Whether nothing has happened since the change.</summary>
    public bool IsNew { get; private set; } = true;

    /// <summary>Whether somebody has done since what ends the offer.</summary>
    public bool IsRefusalExpected { get; private set; }

    /// <summary>The offers that the step made.</summary>
    public static IEnumerable<UndoPromise> MadeBy(PlayedStep played) =>
        from offer in played.After.UndoOffers
        where offer.Id == played.After.Version && played.After.Version > played.Before.State.Version
        select new UndoPromise(played.Before.State, played.After, offer);

    /// <summary>Whether the step took the offer, or ended it because its time is over.</summary>
    public bool EndsWith(PlayedStep played) => played.Command is ExpireUndoOffers || (played.Command is Undo undo && undo.UndoId == Id);

    /// <summary>Notes what the session after another step has that the change did not leave.</summary>
    public void Follow(PokerSession now)
    {
        IsNew = false;
        taken.RemoveWhere(story => !IsMissing(story, now));
        isRoundLost |= now.Round.HasVotes;
        IsRefusalExpected |= now.UndoOffers.Count(other => other.Id > Id) >= MaxNewer || Kind switch
        {
            // Who saves an estimate has built on the reveal; who clears it has not.
            UndoKind.Reveal => now.Round.Number != after.Round.Number || (now.CurrentStory?.Estimate is { } saved && saved != estimate),
            UndoKind.Round => isRoundLost || IsStoryDeleted(now),
            UndoKind.Player => now.Player(removed!.Value) is not { Seating: Seating.Removed } player || IsNameTaken(now, player),
            _ => taken.Count == 0,
        };
        estimate = now.CurrentStory?.Estimate;
    }

    /// <summary>Asserts that the undo gave back what it has to, and changed nothing else.</summary>
    /// <param name="now">The session before the undo.</param>
    /// <param name="undone">The session after it.</param>
    public void AssertKept(PokerSession now, PokerSession undone)
    {
        switch (Kind)
        {
            case UndoKind.Reveal:
                AssertRoundIsBack(now, undone);
                Assert.Equal(now.Round.Timer, undone.Round.Timer);
                Assert.Equal(before.CurrentStory?.Rounds, undone.CurrentStory?.Rounds);
                Assert.Equal(now.CurrentStory?.Estimate, undone.CurrentStory?.Estimate);
                break;
            case UndoKind.Round:
                AssertRoundIsBack(now, undone);
                AssertEstimateIsBack(now, undone);
                break;
            case UndoKind.Player:
                AssertPlayerIsBack(undone);
                break;
            default:
                AssertStoriesAreBack(now, undone);
                break;
        }
        Assert.Equal(Untouched(now), Untouched(undone));
    }

    void AssertRoundIsBack(PokerSession now, PokerSession undone)
    {
        var (was, round) = (before.Round, undone.Round);
        // The change itself may have promised it to the round.
        var isPromised = after.Settings.IsAnonymous || undone.Settings.IsAnonymous;
        Assert.Equal(now.Round.Number + 1, round.Number);
        Assert.Equal(
            was with
            {
                Number = round.Number,
                RevealsAt = null,
                IsCountdownStopped = true,
                IsEstimated = IsEstimateTakenBack(now) ? was.IsEstimated : LeftRound(now)?.IsEstimated ?? was.IsEstimated,
                IsAnonymous = was.IsAnonymous || (isPromised && !was.IsRevealed),
                Timer = Kind is UndoKind.Reveal ? round.Timer : was.Timer,
                Votes = round.Votes,
            },
            round);
        Assert.Equal(before.Deck, undone.Deck);
        Assert.Equal(before.FinishedRounds.Select(each => each.Number), undone.FinishedRounds.Select(each => each.Number));
        foreach (var player in was.Votes.Keys.Union(round.Votes.Keys)) AssertVoteIsBack(player, undone);
    }

    /// <summary>Whether the change saved an estimate, and the story has no other one since.</summary>
    bool IsEstimateTakenBack(PokerSession now) =>
        offer is RoundUndo { Saved.Estimate: { } saved } && now.Story(before.Round.Story!.Value)?.Estimate == saved;

    /// <summary>The round that was left, for which an estimate may have been saved since; null if it was not left.</summary>
    Round? LeftRound(PokerSession now) => now.FinishedRounds.FindLast(each => each.Number == before.Round.Number);

    /// <summary>The same card with the same reason, unless the player can no longer vote.</summary>
    void AssertVoteIsBack(PlayerId player, PokerSession undone)
    {
        var (was, vote) = (before.Round.Votes.GetValueOrDefault(player), undone.Round.Votes.GetValueOrDefault(player));
        Assert.True(vote is null || vote.Rev >= (was?.Rev ?? 0));
        if (was?.Face is { } face && (before.Round.IsRevealed || undone.Player(player)!.MayVote))
            Assert.Equal((face, was.Reason), (vote?.Face, vote?.Reason));
        else if (vote?.Face is { } other)
            Assert.Equal(was?.Withdrawn, other);
    }

    void AssertEstimateIsBack(PokerSession now, PokerSession undone)
    {
        if (before.Round.Story is not { } story) return;
        var (was, saved, at) = (before.Story(story)!.Estimate, after.Story(story)?.Estimate, now.Story(story)?.Estimate);
        Assert.Equal(at == saved ? was : at, undone.Story(story)!.Estimate);
    }

    void AssertPlayerIsBack(PokerSession undone)
    {
        var was = before.Player(removed!.Value)!;
        var isHost = was.IsHost && before.HandOver.StandIn != was.Id;
        Assert.Equal(was with { DeviceLink = null, IsHost = isHost }, undone.Player(was.Id));
        if (before.Round.IsRevealed || !was.MayVote || RoundOfRemoval(undone) is not { IsRevealed: false } round) return;
        var (vote, old) = (round.Votes.GetValueOrDefault(was.Id), before.Round.Votes.GetValueOrDefault(was.Id));
        Assert.Equal((old?.Face, old?.Reason), (vote?.Face, vote?.Reason));
    }

    void AssertStoriesAreBack(PokerSession now, PokerSession undone)
    {
        foreach (var story in taken)
        {
            var was = Kind is UndoKind.Park ? now.Story(story)! with { IsParked = false } : before.Story(story)!;
            Assert.Equal(Unplaced(was), Unplaced(undone.Story(story)!));
        }
        Assert.Equal(OrderOfUnmoved(before, now), OrderOfUnmoved(undone, now));
        if (IsRoundGivenBack(undone)) AssertRoundIsBack(now, undone);
    }

    /// <summary>The stories in their order, without those that were moved since.</summary>
    IEnumerable<StoryId> OrderOfUnmoved(PokerSession session, PokerSession now) =>
        from story in session.Stories
        let stored = now.Story(story.Id)
        where stored is null ? taken.Contains(story.Id) : stored.Rank == before.Story(story.Id)?.Rank
        select story.Id;

    /// <summary>Whether the change left the round of one of its stories, and nobody has voted since.</summary>
    bool IsRoundGivenBack(PokerSession undone) =>
        before.Round.Number != after.Round.Number && !isRoundLost && before.Round.Story is { } story && undone.Story(story) is not null;

    /// <summary>What the undo must not change, as text.</summary>
    string Untouched(PokerSession session)
    {
        var isRoundTouched = Kind is UndoKind.Reveal or UndoKind.Round || (Kind is not UndoKind.Player && !isRoundLost);
        return JsonText.Of(session with
        {
            Version = 0,
            Stamp = 0,
            ActiveAt = default,
            UndoOffers = [],
            LeftRounds = [],
            Round = isRoundTouched ? before.Round : WithoutRemoved(session.Round),
            Deck = isRoundTouched ? before.Deck : session.Deck,
            FinishedRounds = isRoundTouched ? [] : session.FinishedRounds,
            Players = session.Players.RemoveAll(player => player.Id == removed),
            Stories = [.. session.Stories.Where(story => !taken.Contains(story.Id)).Select(Unplaced).Select(WithoutRound)],
            DeletedStories = session.DeletedStories.RemoveAll(story => taken.Contains(story.Id)),
        });
    }

    /// <summary>Without the vote of the player, and the countdown, which stops for a player who is back without a vote.</summary>
    Round WithoutRemoved(Round round) =>
        removed is { } player ? round with { Votes = round.Votes.Remove(player), RevealsAt = null } : round;

    /// <summary>The story of the round without what its rounds change.</summary>
    Story WithoutRound(Story story) =>
        story.Id == before.Round.Story ? story with { Rounds = 0, Estimate = null, IsParked = false } : story;

    /// <summary>Its place is compared by the order.</summary>
    static Story Unplaced(Story story) => story with { Rank = 0, UndoId = null };

    bool IsMissing(StoryId story, PokerSession session) => Kind is UndoKind.Park
        ? before.Story(story) is { IsParked: false } && session.Story(story) is { IsParked: true }
        : session.Story(story) is null;

    bool IsStoryDeleted(PokerSession now) => before.Round.Story is { } story && now.Story(story) is null;

    static bool IsNameTaken(PokerSession now, Player player) =>
        now.Seated.Any(other => string.Equals(other.Name, player.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The round in which the player was removed, whatever its number is now; null when it is over.</summary>
    Round? RoundOfRemoval(PokerSession session) =>
        session.LeftRounds.Append(session.Round).FirstOrDefault(round => round.StartedAt == before.Round.StartedAt);

    public override string ToString() => $"{offer}";
}
