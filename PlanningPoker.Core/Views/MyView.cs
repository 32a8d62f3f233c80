using System.Collections.Immutable;

namespace PlanningPoker.Core.Views;

/// <summary>
/// The private view of one player: their own vote and, for a host, the controls. Two equal views render the same, so a view is sent again
/// only when it differs from the last one.
/// </summary>
public sealed record MyView
{
    public required SessionCode Code { get; init; }
    public required Role Role { get; init; }
    public required bool IsHost { get; init; }

    /// <summary>Whether the player may reveal the cards: a host, or everyone if the settings say so.</summary>
    public required bool MayReveal { get; init; }

    /// <summary>Whether the player may change the backlog: a host, or everyone if the settings say so.</summary>
    public required bool MayManageStories { get; init; }

    public required Deck Deck { get; init; }
    public required int Round { get; init; }
    public required bool IsRevealed { get; init; }

    /// <summary>Whether there is a backlog; without one, every round is a quick vote.</summary>
    public required bool HasStories { get; init; }

    /// <summary>Whether no story is left to estimate.</summary>
    public required bool IsBacklogDone { get; init; }

    /// <summary>The face of the player's card; null when there is no vote.</summary>
    public string? Vote { get; init; }

    /// <summary>The reason that the player gave for it; null without one.</summary>
    public string? Reason { get; init; }

    /// <summary>The revision of the player's vote in this round; 0 before the first vote.</summary>
    public int Rev { get; init; }

    /// <summary>Whether the round goes on without the player's vote, as long as there is none.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>Whether the player may take the controls, because no host is here.</summary>
    public bool IsOfferedControls { get; init; }

    /// <summary>What the player can do first at a new table; none for who is no host.</summary>
    public FirstSteps FirstSteps { get; init; }

    /// <summary>Whether a vote may be changed until the reveal.</summary>
    public required bool VotesMayChange { get; init; }

    /// <summary>The controls of a host; null for other players.</summary>
    public HostView? Host { get; init; }

    /// <summary>Whether the player has voted and may not change it.</summary>
    public bool IsVoteFinal => !VotesMayChange && Vote is not null;

    /// <summary>Whether the player has something to do but to vote.</summary>
    public bool HasActions => IsHost || IsOfferedControls || (MayReveal && !IsRevealed) || LeadsToSummary;

    /// <summary>Whether the player's controls show the phase of the round; those of others are not sent again when it changes.</summary>
    public bool HasPhaseInControls => HasActions || MayManageStories;

    /// <summary>Whether nothing is left to do at the table: no story, no estimate to save, no open round on a story.</summary>
    public bool LeadsToSummary => Host is { } host
        ? HasStories && host is { NextStory: null, EstimateToSave: null } && (IsRevealed || host.Story is null)
        : IsBacklogDone && IsRevealed;

    /// <summary>
    /// The story that a host leaves without an estimate, or with an older one than its cards suggest, who goes on without saving; null if
    /// there is none.
    /// </summary>
    public StoryId? Unsaved =>
        IsRevealed && Host is { Story: { } story } host && (host.Estimate is null || host.EstimateToSave is not null) ? story : null;

    /// <summary>What differs from an earlier view of the same player; everything if there is none.</summary>
    public MyParts DifferenceFrom(MyView? before)
    {
        if (before is null || before.Role != Role) return MyParts.All;
        var isObserver = Role == Role.Observer;
        var (vote, cards) = (Vote(before) != Vote(this), before.Deck != Deck || (isObserver && OfObserver(before) != OfObserver(this)));
        return (cards ? MyParts.Cards : vote && !isObserver ? MyParts.Vote : MyParts.None)
            | (Controls(before) == Controls(this) ? MyParts.None : MyParts.Controls)
            | (before.FirstSteps == FirstSteps ? MyParts.None : MyParts.FirstSteps);

        static (int, bool) Phase(MyView view) => (view.Round, view.IsRevealed);
        static (bool, (int, bool)) OfObserver(MyView view) => (view.IsHost, Phase(view));
        static (int, bool, bool, string?, string?, int, bool) Vote(MyView view) =>
            (view.Round, view.IsRevealed, view.VotesMayChange, view.Vote, view.Reason, view.Rev, view.IsSkipped);
        static (bool, bool, bool, bool, bool, bool, HostView?, (int, bool)) Controls(MyView view) => (
            view.IsHost, view.MayReveal, view.MayManageStories, view.IsOfferedControls, view.LeadsToSummary, view.HasStories, view.Host,
            view.HasPhaseInControls ? Phase(view) : default);
    }

    public static MyView Of(PokerSession session, Player player)
    {
        var round = session.Round;
        var vote = round.Votes.GetValueOrDefault(player.Id);
        return new()
        {
            Code = session.Code,
            Role = player.Role,
            IsHost = player.IsHost,
            MayReveal = session.MayReveal(player),
            MayManageStories = session.MayManageStories(player),
            Deck = round.Deck,
            Round = round.Number,
            IsRevealed = round.IsRevealed,
            HasStories = !session.Stories.IsEmpty,
            IsBacklogDone = session.IsBacklogDone,
            Vote = vote?.Face,
            Reason = vote is { Face: not null } ? vote.Reason : null,
            Rev = vote?.Rev ?? 0,
            IsSkipped = vote is { IsSkipped: true },
            VotesMayChange = session.Settings.VotesMayChange,
            FirstSteps = session.FirstStepsOf(player),
            IsOfferedControls = session.HandOver.Offer?.Player == player.Id,
            Host = player.IsHost ? HostView.Of(session) with { StandIn = StandIn.For(player, session) } : null,
        };
    }
}

/// <summary>The data for a host's controls.</summary>
/// <param name="Story">The current story; null in a quick vote.</param>
/// <param name="Estimate">Its estimate.</param>
/// <param name="Suggestion">The suggested estimate; null before the reveal, or when there is none.</param>
/// <param name="NextStory">The next story without an estimate.</param>
/// <param name="EstimateChoices">
/// At most five faces for the estimate, in deck order: the one that is saved, the suggestion, and the faces in the votes that are nearest
/// to it.
/// </param>
public sealed record HostView(StoryId? Story, string? Estimate, string? Suggestion, StoryId? NextStory, FaceList EstimateChoices)
{
    const int MaxEstimateChoices = 5;

    /// <summary>Whether an estimate was saved since the reveal.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>Whether to ask if a countdown is to reveal the cards from now on: once, after a first round in which all voted.</summary>
    public bool OffersAutoReveal { get; init; }

    /// <summary>From whom the host may take the controls back; null when there is nobody.</summary>
    public StandIn? StandIn { get; init; }

    /// <summary>
    /// The estimate that is saved on the way to the next story: the suggestion, unless the story has it already, or a host has saved
    /// another one since the reveal.
    /// </summary>
    public string? EstimateToSave => Story is null || Estimate == Suggestion || (IsEstimated && Estimate is not null) ? null : Suggestion;

    internal static HostView Of(PokerSession session)
    {
        var round = session.Round;
        var results = round.IsRevealed ? RoundResults.Of(round, session.Players) : null;
        var suggestion = results?.SuggestEstimate(round.Deck);
        var votedFaces = results?.Statistics.Distribution.Select(each => each.Face) ?? [];
        return new(
            round.Story,
            session.CurrentStory?.Estimate,
            suggestion,
            session.NextStory?.Id,
            round.IsRevealed ? ChooseEstimates(round.Deck, session.CurrentStory?.Estimate, suggestion, votedFaces) : new())
        {
            IsEstimated = round.IsEstimated,
            OffersAutoReveal = round.IsRevealed && session is { Settings.AutoReveal: null, FinishedRounds.IsEmpty: true }
                && round.Votes.Values.Count(vote => vote.Face is not null) > 1 && session.HaveAllVoted(),
        };
    }

    static FaceList ChooseEstimates(Deck deck, string? estimate, string? suggestion, IEnumerable<string> votedFaces)
    {
        var centre = suggestion is null ? 0 : deck.IndexOf(suggestion);
        var offered = votedFaces.Append(suggestion).OfType<string>().Distinct().Where(face => face != estimate && !Card.Of(face).IsSpecial)
            .OrderBy(face => Math.Abs(deck.IndexOf(face) - centre)).Take(estimate is null ? MaxEstimateChoices : MaxEstimateChoices - 1);
        // One that is no card of the deck comes last.
        return new([.. offered.Append(estimate).OfType<string>().OrderBy(face => deck.IndexOf(face) is >= 0 and var i ? i : int.MaxValue)]);
    }
}

/// <summary>A list of faces that is equal to another one with the same faces in the same order.</summary>
public sealed record FaceList(params ImmutableArray<string> Items)
{
    public bool Equals(FaceList? other) => other is not null && Items.SequenceEqual(other.Items);
    public override int GetHashCode() => Items.Length;
}

/// <summary>Another player, who took the controls while no host was here.</summary>
public sealed record StandIn(PlayerId Id, string Name)
{
    internal static StandIn? For(Player host, PokerSession session) =>
        session.HandOver.StandIn is { } id && id != host.Id && session.Player(id) is { } player ? new(id, player.Name) : null;
}

/// <summary>The parts of a player's private view.</summary>
[Flags]
public enum MyParts
{
    None = 0,

    /// <summary>The vote alone.</summary>
    Vote = 1,

    /// <summary>The cards to choose from, with the vote.</summary>
    Cards = 2,

    /// <summary>What the player may do.</summary>
    Controls = 4,

    /// <summary>What the player can do first.</summary>
    FirstSteps = 8,

    /// <summary>Everything; the cards have the vote in them.</summary>
    All = Cards | Controls | FirstSteps,
}
