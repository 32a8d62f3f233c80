using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>A short game whose commands publish many kinds of events, and private changes between them.</summary>
static class SampleGame
{
    public static IEnumerable<(TestPlayer Player, Command Command)> Commands(PopulatedSession session) =>
    [
        (session.Player, new Vote("5")),
        (session.Other, new Vote("8")),
        (session.Player, new Vote("8")),
        (session.Other, new Retract()),
        (session.Host, new Reveal()),
        (session.Host, new EstimateStory(new("s-1"), "8")),
        (session.Host, new StartStory(new("s-2"))),
        (session.Player, new Vote("3")),
        (session.Host, new Reset()),
        (session.Host, new DeleteStories(new StoryId("s-2"))),
        (session.Host, new UpdateSession(Deck: DeckChoice.Parse("t-shirt"))),
        (session.Host, new PromotePlayer(session.Player.Id)),
        (session.Other, new Leave()),
        (session.Other, new Join("Otto")),
    ];
}
