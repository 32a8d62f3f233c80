namespace PlanningPoker.Core.Commands;

/// <summary>Removes a story, which can be restored with its rounds. If it is the current story, a quick vote starts.</summary>
public sealed record DeleteStory(StoryId StoryId) : PlayerCommand
{
    public override string Verb => "story:delete";
    public override AllowedActors AllowedActors => AllowedActors.StoryManagers;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        if (session.DeletedStories.Exists(deleted => deleted.Id == StoryId)) return Outcome.Unchanged(session);
        if (session.Story(StoryId) is not { } story) return Outcome.Refused(session, Reason.NoStory);
        var without = session with
        {
            Stories = session.Stories.Remove(story),
            DeletedStories = [.. session.DeletedStories.TakeLast(PokerSession.MaxStories - 1), story],
        };
        var terms = UndoTerms.For(session, actor);
        var left = session.Round.Number;
        var changed = session.Round.Story == StoryId
            ? without.OpenRound(null, actor.At).Offer(new StoryUndo(terms, StoryId, left, Opened: left + 1))
            : without.Offer(new StoryUndo(terms, StoryId));
        return Outcome.Changed(changed, new StoryDeleted(actor.Id, StoryId));
    }
}
