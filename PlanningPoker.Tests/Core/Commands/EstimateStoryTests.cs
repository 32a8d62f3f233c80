using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class EstimateStoryTests
{
    static readonly StoryId A = TestSession.Story("a");
    static readonly TestSession Start = TestSession.Of("Ann").WithStories("a").Started("a");

    [Fact]
    public void An_estimate_is_told_to_everyone()
    {
        var table = Start.Tells("Ann", new EstimateStory(A, "5", 2), new StoryEstimated(TestSession.Id("Ann"), A));

        Assert.Equal("5", table.Session.Story(A)!.Estimate);
        table.Ignores("Ann", new EstimateStory(A, "5", 2));
    }

    [Theory]
    [InlineData("½")]
    [InlineData("100")]
    [InlineData(" 7 ")]
    [InlineData("2.5")]
    public void A_card_of_the_deck_or_a_plain_number_will_do(string estimate) =>
        Assert.Equal(estimate.Trim(), Start.After("Ann", new EstimateStory(A, estimate)).Session.Story(A)!.Estimate);

    [Theory]
    [InlineData("?")]
    [InlineData("☕")]
    [InlineData("☕\uFE0F")]
    [InlineData("XL")]
    [InlineData("-1")]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("123456789")]
    [InlineData("<b>")]
    public void Anything_else_is_no_estimate(string estimate) =>
        Start.Refuses("Ann", new EstimateStory(A, estimate), Reason.BadCard);

    [Fact]
    public void A_face_of_a_deck_of_words_is_an_estimate_there()
    {
        var shirts = Start.WithDeck("S", "M", "L");

        Assert.Equal("M", shirts.After("Ann", new EstimateStory(A, "M")).Session.Story(A)!.Estimate);
        shirts.Refuses("Ann", new EstimateStory(A, "XL"), Reason.BadCard);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void An_empty_one_takes_it_away(string? nothing)
    {
        var table = Start.Estimated("a", "5").Tells("Ann", new EstimateStory(A, nothing), new StoryEstimated(TestSession.Id("Ann"), A));

        Assert.Null(table.Session.Story(A)!.Estimate);
        table.Ignores("Ann", new EstimateStory(A, nothing));
    }

    [Fact]
    public void An_estimate_read_from_a_round_that_is_over_is_stale() =>
        Start.Again().Refuses("Ann", new EstimateStory(A, "5", 2), Reason.StaleRound);
}
