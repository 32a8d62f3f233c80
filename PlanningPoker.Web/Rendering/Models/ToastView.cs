using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>A toast. It is not shown to the player who did what it says.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Kind">
/// <c>info</c>, <c>join</c> and <c>vote</c> (several are merged), <c>problem</c>, <c>spoken</c> (for screen readers alone: the table shows
/// it), or <c>shown</c> (for the eyes alone: what happened is spoken).
/// </param>
/// <param name="By">The player who did it.</param>
public sealed record ToastView(string Text, string Kind = "info", PlayerId? By = null)
{
    const string Vote = "vote";

    /// <summary>The id of the element that it is about, with which it goes; null for what stands alone.</summary>
    public string? About { get; init; }

    /// <summary>A text for screen readers, also of the player who did it: the revealed cards are new to everyone.</summary>
    public string? Announcement { get; init; }

    /// <summary>The players whom it concerns, and what they read instead.</summary>
    public IEnumerable<(PlayerId Player, string Text)> ToPlayers { get; init; } = [];

    /// <summary>The name of the player who joined; null for what else happened.</summary>
    public string? Name { get; init; }

    /// <summary>Of votes that come together, the ids of the other voters, newest first, with spaces between; null without others.</summary>
    public string? Others { get; init; }

    /// <summary>The text for the player who did it: about the first of <see cref="Others"/>; null without others.</summary>
    public string? Earlier { get; init; }

    /// <summary>The answer to a click did not arrive.</summary>
    public static ToastView Unanswered => new(Words.NoteUnanswered, "problem");

    public static ToastView Saved => new(Words.Saved);

    /// <summary>The host went on without saving an estimate for the cards: the story has none, or its older one.</summary>
    public static ToastView NotSaved(Story story) => new(story.Estimate is { } older
        ? TextFormat.Format(Words.NoteKeptEstimate, EventTexts.LabelOf(story), older)
        : TextFormat.Format(Words.NoteNotEstimated, EventTexts.LabelOf(story)));

    /// <summary>A story was added.</summary>
    public static ToastView Added(Story story) => new(TextFormat.Format(Words.EventStoryAdded, EventTexts.LabelOf(story)), "shown");

    /// <summary>The host has saved the last estimate.</summary>
    public static ToastView BacklogDone => new(Words.NoteBacklogDone);

    public static ToastView Problem(string sentence) => new(sentence, "problem");

    /// <summary>The toasts of changes that are sent together: all votes are one.</summary>
    public static IReadOnlyList<ToastView> Of(IEnumerable<SessionChange> changes)
    {
        var toasts = changes.Select(Of).OfType<ToastView>().ToList();
        if (toasts.FindAll(toast => toast.Kind == Vote) is not [.. [_, ..] earlier, var last]) return toasts;
        var others = earlier.AsEnumerable().Reverse().Where(vote => vote.By != last.By).DistinctBy(vote => vote.By).ToList();
        var joined = others is [] ? last : last with
        {
            Others = string.Join(' ', others.Select(vote => vote.By)),
            Earlier = others[0].Text,
        };
        toasts[toasts.FindLastIndex(toast => toast.Kind == Vote)] = joined;
        toasts.RemoveAll(toast => toast.Kind == Vote && !ReferenceEquals(toast, joined));
        return toasts;
    }

    public static ToastView? Of(SessionChange change) => EventTexts.Of(change) is { } text
        ? new(text, KindOf(change), change.Event.By.Player)
        {
            Announcement = change.Event is CardsRevealed ? ResultTexts.Spoken(PublicView.Of(change.After)) : null,
            Name = change.Event is PlayerJoined { By.Player: { } joined } ? change.After.Player(joined)?.Name : null,
            ToPlayers = [.. EventTexts.ToPlayers(change)],
        }
        : null;

    static string KindOf(SessionChange change) => change.Event switch
    {
        VoteSubmitted => Vote,
        PlayerJoined => "join",
        CountdownStarted or TimerEnded or HostOffered or StoryMoved => "spoken",
        TimerChanged when EventTexts.IsMoreTime(change) => "spoken",
        _ => "info",
    };
}
