using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Stories;

public class EstimateStoryTests
{
    static readonly StoryId A = TestSession.Story("a");
    static readonly TestSession Start = TestSession.Of("Ann").WithStories("a").Started("a");

    [Fact]
    public void An_estimate_is_published()
    {
        var session = Start.Publishes("Ann", new EstimateStory(A, "5", 2), new StoryEstimated(TestSession.Id("Ann"), A));

        Assert.Equal("5", session.State.Story(A)!.Estimate);
        session.LeavesUnchanged("Ann", new EstimateStory(A, "5", 2));
    }

    [Theory]
    [InlineData("½")]
    [InlineData("100")]
    [InlineData(" 7 ")]
    [InlineData("2.5")]
    [InlineData("1,5")]
    [InlineData("1½")]
    public void An_estimate_may_be_a_card_of_the_deck_or_a_plain_number(string estimate) =>
        Assert.Equal(estimate.Trim(), Start.After("Ann", new EstimateStory(A, estimate)).State.Story(A)!.Estimate);

    [Theory]
    [InlineData("?")]
    [InlineData("☕")]
    [InlineData("☕\uFE0F")]
    [InlineData("XL")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("123456789")]
    [InlineData("<b>")]
    public void Other_text_is_refused_as_an_estimate(string estimate) =>
        Start.Refuses("Ann", new EstimateStory(A, estimate), Reason.BadCard);

    [Fact]
    public void A_word_is_an_estimate_only_when_the_deck_has_it()
    {
        var shirts = Start.WithDeck("S", "M", "L");

        Assert.Equal("M", shirts.After("Ann", new EstimateStory(A, "M")).State.Story(A)!.Estimate);
        shirts.Refuses("Ann", new EstimateStory(A, "XL"), Reason.BadCard);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void An_empty_estimate_removes_the_estimate(string? nothing)
    {
        var session = Start.Estimated("a", "5")
            .Publishes("Ann", new EstimateStory(A, nothing), new StoryEstimated(TestSession.Id("Ann"), A));

        Assert.Null(session.State.Story(A)!.Estimate);
        session.LeavesUnchanged("Ann", new EstimateStory(A, nothing));
    }

    [Fact]
    public void An_estimate_for_a_finished_round_is_stale() =>
        Start.NextRound().Refuses("Ann", new EstimateStory(A, "5", 2), Reason.StaleRound);
}
