using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Data.Store;

namespace PlanningPoker.Tests.Core.Views;

/// <summary>What a webhook tells of a change is found by comparing the session before and after it.</summary>
public class WebhookEventTests
{
    static readonly PokerSession Voted = SampleSession.Open()
        .After("Ann", new CreateStory("story-1", "Login", "US-1"))
        .After("Ann", new StartStory(new("story-1")))
        .After("Ann", new Vote("5"));

    [Fact]
    public void A_vote_tells_nothing() =>
        Assert.Empty(WebhookEvent.Between(Voted, Voted.After("Ann", new Vote("8"))));

    [Fact]
    public void A_new_session_tells_nothing() => Assert.Empty(WebhookEvent.Between(null, Voted));

    [Fact]
    public void A_reveal_tells_the_results_of_its_round()
    {
        var revealed = Assert.IsType<RevealedWebhook>(Assert.Single(WebhookEvent.Between(Voted, Voted.After("Ann", new Reveal()))));

        Assert.Equal((Voted.Round.Number, "US-1", 1), (revealed.Round, revealed.Story?.Key, revealed.Results.Statistics.Count));
    }

    [Fact]
    public void Commands_that_are_committed_together_tell_each_what_they_did()
    {
        var after = Voted.After("Ann", new Reveal()).After("Ann", new EstimateStory(new("story-1"), "5")).After("Ann", new Reset());

        Assert.Equal(["cards:revealed", "story:estimated"], WebhookEvent.Between(Voted, after).Select(each => each.Name));
    }

    [Fact]
    public void A_round_that_is_revealed_already_is_told_once()
    {
        var revealed = Voted.After("Ann", new Reveal());

        Assert.Empty(WebhookEvent.Between(revealed, revealed.After("Ann", new Reset())));
    }

    [Fact]
    public void The_end_is_told_once()
    {
        var ended = Voted.After("Ann", new EndSession());

        Assert.IsType<EndedWebhook>(Assert.Single(WebhookEvent.Between(Voted, ended)));
        Assert.Empty(WebhookEvent.Between(ended, ended.After("Ann", new ReopenSession())));
    }
}
