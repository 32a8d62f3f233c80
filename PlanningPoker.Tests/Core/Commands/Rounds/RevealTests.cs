using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Rounds;

public class RevealTests
{
    [Fact]
    public void A_reveal_shows_the_cards_to_everyone()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Bob", "5"));
        Assert.Null(session.View.Results);
        Assert.All(session.View.Players, player => Assert.Null(player.Face));

        var revealedAt = session.Now;
        session = session.Publishes("Ann", new Reveal(), new CardsRevealed(TestSession.Id("Ann")));

        Assert.Equal(revealedAt, session.Round.RevealedAt);
        Assert.Equal([null, "5"], session.View.Players.Select(player => player.Face));
        Assert.Equal(1, session.Round.Number);
    }

    [Fact]
    public void A_second_reveal_changes_nothing() =>
        TestSession.Of("Ann").Voted(("Ann", "5")).Revealed().LeavesUnchanged("Ann", new Reveal(1));

    [Fact]
    public void Without_a_vote_there_is_nothing_to_reveal()
    {
        TestSession.Of("Ann").Refuses("Ann", new Reveal(), Reason.NothingToReveal);
        TestSession.Of("Ann").Voted(("Ann", "5")).After("Ann", new Retract()).Refuses("Ann", new Reveal(), Reason.NothingToReveal);
    }

    [Fact]
    public void A_late_reveal_does_not_reveal_the_next_round() =>
        TestSession.Of("Ann").Voted(("Ann", "5")).NextRound().Voted(("Ann", "8")).Refuses("Ann", new Reveal(1), Reason.StaleRound);

    [Fact]
    public void A_story_counts_only_its_revealed_rounds()
    {
        var session = TestSession.Of("Ann").WithStories("a", "b").Started("a");
        session = session.Voted(("Ann", "5")).NextRound().Voted(("Ann", "5")).Revealed().NextRound().Voted(("Ann", "8")).Revealed();

        Assert.Equal([2, 0], session.State.Stories.Select(story => story.Rounds));
    }

    [Fact]
    public void Special_cards_alone_can_be_revealed() =>
        TestSession.Of("Ann").Voted(("Ann", "☕")).Publishes("Ann", new Reveal(), new CardsRevealed(TestSession.Id("Ann")));
}
