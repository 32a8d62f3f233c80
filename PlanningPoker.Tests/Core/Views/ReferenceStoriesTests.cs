using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

/// <summary>The stories to compare with, for each card.</summary>
public class ReferenceStoriesTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob").WithStories("a", "b", "c");

    [Fact]
    public void A_card_has_the_stories_that_were_estimated_with_it()
    {
        var session = Start.Estimated("a", "5").Estimated("b", "8").Estimated("c", "5");

        Assert.Equal(["5: a c", "8: b"], Texts(session));
        Assert.Empty(ReferenceStories.Of(Start.State));
    }

    [Fact]
    public void Those_that_were_voted_on_last_come_first_then_those_that_were_not()
    {
        var session = Start.WithStories("d");
        foreach (var story in new[] { "c", "b" })
            session = session.Started(story).Voted(("Ann", "5")).Revealed().Estimated(story, "5");

        Assert.Equal(["5: b c a"], Texts(session.Started("d").Estimated("a", "5")));
    }

    [Fact]
    public void The_current_story_and_deleted_ones_are_left_out()
    {
        var session = Start.Estimated("a", "5").Estimated("b", "5").Estimated("c", "5")
            .Started("a").After("Ann", new DeleteStories(TestSession.Story("b")));

        Assert.Equal(["5: c"], Texts(session));
    }

    [Fact]
    public void Four_stories_are_shown_and_the_others_counted()
    {
        var session = Start.WithStories("d", "e", "f");
        foreach (var story in new[] { "a", "b", "c", "d", "e", "f" }) session = session.Estimated(story, "5");

        var card = Assert.Single(ReferenceStories.Of(session.State));
        Assert.Equal(("5", 4, 2), (card.Face, card.Stories.Length, card.MoreCount));
    }

    [Fact]
    public void An_estimate_belongs_to_the_card_with_the_same_number() =>
        Assert.Equal(["½: a", "5: b"], Texts(Start.Estimated("a", "0.5").Estimated("b", "5.0").Estimated("c", "7")));

    static IEnumerable<string> Texts(TestSession session) => ReferenceStories.Of(session.State)
        .Select(card => $"{card.Face}: {string.Join(' ', card.Stories.Select(story => story.Title))}");
}
