using PlanningPoker.Web.Texts;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>A note of what happened. Their own tabs drop what a player did.</summary>
/// <param name="Text">The sentence.</param>
/// <param name="Kind">How it looks: <c>info</c>, <c>vote</c> (several merge), <c>problem</c>.</param>
/// <param name="By">Who did it.</param>
public sealed record ToastView(string Text, string Kind = "info", PlayerId? By = null)
{
    /// <summary>Read out even to the one who did it: what the cards say is news to everybody.</summary>
    public string? Announcement { get; init; }

    /// <summary>The deleted story that can be brought back from here.</summary>
    public Undo? Undo { get; init; }

    /// <summary>What was clicked did not reach the server.</summary>
    public static ToastView Lost => new(Words.NoteLost, "problem");

    public static ToastView Saved => new(Words.Saved);

    /// <summary>The end of the backlog.</summary>
    public static ToastView NoNextStory => new(Words.NoteNoNextStory);

    public static ToastView Problem(string sentence) => new(sentence, "problem");

    public static ToastView Deleted(PokerSession session, StoryId id)
    {
        var story = session.DeletedStories.First(story => story.Id == id);
        return new(Format(Words.NoteDeleted, EventTexts.LabelOf(story))) { Undo = new(session.Code, id) };
    }

    /// <param name="change">What happened.</param>
    /// <param name="after">The table after it.</param>
    public static ToastView? Of(SessionChange change, PublicView after) => EventTexts.Of(change) is { } text
        ? new(text, change.Event is VoteSubmitted ? "vote" : "info", change.Actor)
        {
            Announcement = change.Event is CardsRevealed ? ResultTexts.Spoken(after) : null,
        }
        : null;
}

/// <summary>What brings a deleted story back.</summary>
public sealed record Undo(SessionCode Code, StoryId Story);

/// <summary>What a host clicked long ago is done only when they still want it.</summary>
/// <param name="Verb"><c>reveal</c> or <c>reset</c>.</param>
/// <param name="Text">The question.</param>
/// <param name="Yes">The button that does it.</param>
public sealed record QuestionView(string Verb, string Text, string Yes);
