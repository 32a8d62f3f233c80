namespace PlanningPoker.Core.Commands;

/// <summary>Takes a story off the backlog. Its rounds stay with it, should it come back; the table of a current one turns to a quick vote.</summary>
public sealed record DeleteStory(StoryId StoryId) : Command
{
    public override string Verb => "story:delete";
    public override Who Who => Who.Hosts;

    private protected override Outcome Apply(PokerSession session, Actor actor)
    {
        if (session.DeletedStories.Exists(deleted => deleted.Id == StoryId)) return Outcome.Quiet(session);
        if (session.Story(StoryId) is not { } story) return Outcome.Refused(session, Reason.NoStory);
        var without = session with { Stories = session.Stories.Remove(story), DeletedStories = [.. session.DeletedStories.TakeLast(PokerSession.MaxStories - 1), story] };
        return Outcome.Changed(
            session.Round.Story == StoryId ? without.OpenRound(null, actor.At) : without,
            new StoryDeleted(actor.Id, StoryId));
    }
}
