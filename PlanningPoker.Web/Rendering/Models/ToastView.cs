using PlanningPoker.Web.Texts;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>A toast. It is not shown to the player who did what it says.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Kind"><c>info</c>, <c>vote</c> (several are merged) or <c>problem</c>.</param>
/// <param name="By">The player who did it.</param>
public sealed record ToastView(string Text, string Kind = "info", PlayerId? By = null)
{
    /// <summary>A text for screen readers, also of the player who did it: the revealed cards are new to everyone.</summary>
    public string? Announcement { get; init; }

    /// <summary>The deleted story that its button can restore.</summary>
    public Undo? Undo { get; init; }

    /// <summary>A click did not reach the server.</summary>
    public static ToastView Lost => new(Words.NoteLost, "problem");

    public static ToastView Saved => new(Words.Saved);

    /// <summary>The backlog has no next story.</summary>
    public static ToastView NoNextStory => new(Words.NoteNoNextStory);

    public static ToastView Problem(string sentence) => new(sentence, "problem");

    public static ToastView Deleted(PokerSession session, StoryId id)
    {
        var story = session.DeletedStories.First(story => story.Id == id);
        return new(Format(Words.NoteDeleted, EventTexts.LabelOf(story))) { Undo = new(session.Code, id) };
    }

    /// <param name="change">What happened.</param>
    /// <param name="after">The public view after it.</param>
    public static ToastView? Of(SessionChange change, PublicView after) => EventTexts.Of(change) is { } text
        ? new(text, change.Event is VoteSubmitted ? "vote" : "info", change.Event.By.Player)
        {
            Announcement = change.Event is CardsRevealed ? ResultTexts.Spoken(after) : null,
        }
        : null;
}

/// <summary>A deleted story that can be restored.</summary>
public sealed record Undo(SessionCode Code, StoryId Story);
