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

        Assert.Equal((Voted.Round.Number, "US-1", 1), (revealed.RoundNumber, revealed.Story?.Key, revealed.Results.Statistics.Count));
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
    public void A_revealed_round_that_an_undo_brings_back_is_told_once()
    {
        var revealed = Voted.After("Ann", new CreateStory("story-2", "Logout")).After("Ann", new Reveal());
        PokerSession[] left =
        [
            revealed.After("Ann", new Reset()), revealed.After("Ann", new StartStory(new("story-2"))),
        ];

        Assert.All(left, each =>
        {
            var undone = each.After("Ann", new Undo(each.UndoOffers[^1].Id));
            Assert.True(undone.Round.IsRevealed);
            Assert.Empty(WebhookEvent.Between(each, undone));
        });
    }

    [Fact]
    public void A_save_on_the_way_to_the_next_story_that_is_undone_tells_only_the_estimate_that_goes()
    {
        var next = Voted.After("Ann", new CreateStory("story-2", "Logout")).After("Ann", new Reveal())
            .After("Ann", new StartStory(new("story-2"), Estimate: "5"));

        var undone = next.After("Ann", new Undo(next.UndoOffers[^1].Id));

        var told = Assert.IsType<EstimatedWebhook>(Assert.Single(WebhookEvent.Between(next, undone)));
        Assert.Null(told.Estimated.Estimate);
    }

    [Fact]
    public void A_story_that_is_new_in_the_change_is_told_with_its_estimate_when_its_cards_were_revealed_in_it()
    {
        var before = SampleSession.Open();
        var after = before.After("Ann", new CreateStory("story-1", "Login")).After("Ann", new StartStory(new("story-1")))
            .After("Ann", new Vote("5")).After("Ann", new Reveal()).After("Ann", new EstimateStory(new("story-1"), "5"));

        Assert.Equal(["cards:revealed", "story:estimated"], WebhookEvent.Between(before, after).Select(each => each.Name));
    }

    [Fact]
    public void Stories_that_come_with_an_estimate_are_no_news()
    {
        var before = SampleSession.Open();
        var imported = before.After("Ann", new ImportStories([new(1, new("Login"), "5")]));
        Assert.Equal("5", imported.Stories[0].Estimate);
        var deleted = imported.After("Ann", new DeleteStories(imported.Stories[0].Id));
        var restored = deleted.After("Ann", new Undo(deleted.UndoOffers[^1].Id));

        Assert.Empty(WebhookEvent.Between(before, imported));
        Assert.Equal("5", restored.Stories[0].Estimate);
        Assert.Empty(WebhookEvent.Between(deleted, restored));
    }

    [Fact]
    public void The_end_is_told_once()
    {
        var ended = Voted.After("Ann", new EndSession());

        Assert.IsType<EndedWebhook>(Assert.Single(WebhookEvent.Between(Voted, ended)));
        Assert.Empty(WebhookEvent.Between(ended, ended.After("Ann", new ReopenSession())));
    }
}
