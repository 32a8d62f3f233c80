using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class RevealTests
{
    [Fact]
    public void A_reveal_turns_the_cards_for_everyone()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Bob", "5"));
        Assert.Null(table.View.Results);
        Assert.All(table.View.Players, player => Assert.Null(player.Face));

        var revealedAt = table.Now;
        table = table.Tells("Ann", new Reveal(), new CardsRevealed(TestSession.Id("Ann")));

        Assert.Equal(revealedAt, table.Round.RevealedAt);
        Assert.Equal([null, "5"], table.View.Players.Select(player => player.Face));
        Assert.Equal(1, table.Round.Number);
    }

    [Fact]
    public void Revealed_already_is_fine() =>
        TestSession.Of("Ann").Voted(("Ann", "5")).Revealed().Ignores("Ann", new Reveal(1));

    [Fact]
    public void Without_a_vote_there_is_nothing_to_reveal()
    {
        TestSession.Of("Ann").Refuses("Ann", new Reveal(), Reason.NothingToReveal);
        TestSession.Of("Ann").Voted(("Ann", "5")).After("Ann", new Retract()).Refuses("Ann", new Reveal(), Reason.NothingToReveal);
    }

    [Fact]
    public void A_reveal_that_comes_late_turns_nothing_of_the_next_round() =>
        TestSession.Of("Ann").Voted(("Ann", "5")).Again().Voted(("Ann", "8")).Refuses("Ann", new Reveal(1), Reason.StaleRound);

    [Fact]
    public void A_story_counts_its_revealed_rounds_only()
    {
        var table = TestSession.Of("Ann").WithStories("a", "b").Started("a");
        table = table.Voted(("Ann", "5")).Again().Voted(("Ann", "5")).Revealed().Again().Voted(("Ann", "8")).Revealed();

        Assert.Equal([2, 0], table.Session.Stories.Select(story => story.Rounds));
    }

    [Fact]
    public void A_reveal_of_special_cards_alone_is_a_reveal() =>
        TestSession.Of("Ann").Voted(("Ann", "☕")).Tells("Ann", new Reveal(), new CardsRevealed(TestSession.Id("Ann")));
}
