using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class StartStoryTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob").WithStories("a", "b", "c");

    static StoryStarted Told(string? story) => new(TestSession.Id("Ann"), story is null ? null : TestSession.Story(story));

    [Fact]
    public void Starting_a_story_opens_the_next_round_on_it()
    {
        var table = Start.Tells("Ann", new StartStory(TestSession.Story("a")), Told("a"));

        Assert.Equal((2, TestSession.Story("a")), (table.Round.Number, table.Round.Story));
        Assert.Equal("a", table.View.Story!.Title);
    }

    [Fact]
    public void A_quick_vote_opens_the_next_round_on_no_story()
    {
        var table = Start.Started("a").Tells("Ann", new QuickVote(2), Told(null));

        Assert.Equal((3, null), (table.Round.Number, table.Round.Story));
        Assert.Null(table.View.Story);
    }

    [Fact]
    public void Two_hosts_pressing_next_skip_nothing()
    {
        var table = Start.Started("a").After("Ann", new PromotePlayer(TestSession.Id("Bob")));
        table = table.After("Ann", new StartStory(TestSession.Story("b"), Round: 2));

        table.Refuses("Bob", new StartStory(TestSession.Story("b"), Round: 2), Reason.StaleRound);
        table.Refuses("Bob", new StartStory(TestSession.Story("c"), Round: 2), Reason.StaleRound);
    }

    [Fact]
    public void What_is_on_the_table_in_an_empty_round_need_not_be_started()
    {
        Start.Started("a").Ignores("Ann", new StartStory(TestSession.Story("a"), 2));
        Start.Ignores("Ann", new QuickVote(1));
        Start.Voted(("Ann", "5")).After("Ann", new Retract()).Ignores("Ann", new QuickVote());
    }

    [Fact]
    public void Once_there_are_votes_starting_it_again_opens_a_round()
    {
        Assert.Equal(3, Start.Started("a").Voted(("Ann", "5")).Started("a").Round.Number);
        Assert.Equal(3, Start.Started("a").Voted(("Ann", "5")).Revealed().Started("a").Round.Number);
        Assert.Equal(2, Start.Voted(("Ann", "5")).After("Ann", new QuickVote()).Round.Number);
    }

    [Fact]
    public void An_unknown_or_deleted_story_cannot_be_started()
    {
        Start.Refuses("Ann", new StartStory(TestSession.Story("z")), Reason.NoStory);
        Start.After("Ann", new DeleteStory(TestSession.Story("a"))).Refuses("Ann", new StartStory(TestSession.Story("a")), Reason.NoStory);
    }

    [Fact]
    public void Leaving_a_revealed_round_keeps_it_and_leaving_an_unrevealed_one_drops_it()
    {
        Assert.Equal([2], Start.Started("a").Voted(("Ann", "5")).Revealed().Started("b").Session.FinishedRounds.Select(round => round.Number));
        Assert.Empty(Start.Started("a").Voted(("Ann", "5")).Started("b").Session.FinishedRounds);
    }

    [Fact]
    public void A_round_number_is_never_used_again()
    {
        var table = Start.Started("a").Voted(("Ann", "5")).Started("b").After("Ann", new DeleteStory(TestSession.Story("b"))).Again();

        Assert.Equal(5, table.Round.Number);
    }

    [Fact]
    public void Coming_back_to_a_story_shows_its_earlier_rounds_and_no_others()
    {
        var table = Start.Started("a").Voted(("Ann", "5")).Revealed().Started("b").Voted(("Ann", "8")).Revealed().Started("a");

        Assert.Equal([2], table.View.EarlierRounds.Select(round => round.Number));
        Assert.Empty(table.After("Ann", new QuickVote()).View.EarlierRounds);
    }

    [Fact]
    public void A_quick_vote_has_no_earlier_rounds() =>
        Assert.Empty(Start.Voted(("Ann", "5")).Revealed().Again().View.EarlierRounds);
}
