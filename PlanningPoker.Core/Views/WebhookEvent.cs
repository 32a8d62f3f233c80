using System.Collections.Immutable;

namespace PlanningPoker.Core.Views;

/// <summary>
/// What a webhook tells of a change. It is found by comparing the session before and after a commit, so that it is exactly what was
/// committed, and it holds only what everyone at the table sees: no hidden card, and no name.
/// </summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="At">When it happened.</param>
/// <param name="Story">The story that it is about; null for a quick vote and for the session.</param>
public abstract record WebhookEvent(string Name, DateTimeOffset At, Story? Story)
{
    public const string RevealedName = "cards:revealed", EstimatedName = "story:estimated", EndedName = "session:ended";

    /// <summary>The events of a change, in the order of a game; none for a session that is new.</summary>
    public static ImmutableArray<WebhookEvent> Between(PokerSession? before, PokerSession after) =>
        before is null ? [] : [.. Revealed(before, after), .. Estimated(before, after), .. Ended(before, after)];

    static IEnumerable<WebhookEvent> Revealed(PokerSession before, PokerSession after) =>
        from round in RevealedRounds(before, after)
        select new RevealedWebhook(
            round.RevealedAt!.Value, round.Story is { } id ? after.Story(id) : null, round, after.Players);

    static IEnumerable<Round> RevealedRounds(PokerSession before, PokerSession after)
    {
        if (ReferenceEquals(before.Round, after.Round)) return [];
        var first = before.Round.IsRevealed ? before.Round.Number + 1 : before.Round.Number;
        return from round in after.FinishedFromNewest.Prepend(after.Round).TakeWhile(round => round.Number >= first).Reverse()
               where round.IsRevealed
               where !before.RevealedRounds.Any(old => IsSame(old, round) && !after.RevealedRounds.Any(each => each.Number == old.Number))
               select round;
    }

    /// <summary>Whether both are one round: an undo that brings one back gives it a new number.</summary>
    static bool IsSame(Round old, Round round) =>
        (old.RevealedAt, old.StartedAt, old.Story) == (round.RevealedAt, round.StartedAt, round.Story);

    /// <summary>
    /// A story that comes with its estimate, by an import or back from the deleted ones, tells nothing new; one that is new tells of it
    /// when its cards were revealed in the same change.
    /// </summary>
    static IEnumerable<WebhookEvent> Estimated(PokerSession before, PokerSession after)
    {
        if (ReferenceEquals(before.Stories, after.Stories)) return [];
        var old = before.Stories.ToDictionary(story => story.Id);
        return from story in after.Stories
               let known = old.GetValueOrDefault(story.Id) ?? before.DeletedStories.Find(each => each.Id == story.Id)
               where known is null
                   ? story.Estimate is not null && RevealedRounds(before, after).Any(round => round.Story == story.Id)
                   : known.Estimate != story.Estimate
               select new EstimatedWebhook(after.ActiveAt, story);
    }

    static IEnumerable<WebhookEvent> Ended(PokerSession before, PokerSession after) =>
        after.EndedAt is { } at && before.EndedAt is null
            ? [new EndedWebhook(at, after.Stories.Count(story => story.Estimate is not null), after.Stories.Count)]
            : [];
}

/// <summary>The cards of a round were revealed.</summary>
/// <param name="At">When.</param>
/// <param name="Story">The story; null in a quick vote.</param>
/// <param name="Round">The round.</param>
/// <param name="Players">The players then.</param>
public sealed record RevealedWebhook(DateTimeOffset At, Story? Story, Round Round, ImmutableList<Player> Players)
    : WebhookEvent(RevealedName, At, Story)
{
    /// <summary>The number of the round in the session.</summary>
    public int RoundNumber => Round.Number;

    /// <summary>The results, of which no vote of a single player is told. Only a session with a webhook needs them.</summary>
    public RoundResults Results => RoundResults.Of(Round, Players);
}

/// <summary>The estimate of a story was set, changed or cleared.</summary>
public sealed record EstimatedWebhook(DateTimeOffset At, Story Estimated) : WebhookEvent(EstimatedName, At, Estimated);

/// <summary>The session has ended.</summary>
/// <param name="At">When.</param>
/// <param name="EstimatedCount">How many stories have an estimate.</param>
/// <param name="StoryCount">How many stories there are.</param>
public sealed record EndedWebhook(DateTimeOffset At, int EstimatedCount, int StoryCount) : WebhookEvent(EndedName, At, null);
