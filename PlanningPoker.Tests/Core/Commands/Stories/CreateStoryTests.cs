using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Stories;

public class CreateStoryTests
{
    [Fact]
    public void A_new_story_goes_to_the_end_of_the_backlog_and_is_published()
    {
        var session = TestSession.Of("Ann").WithStories("a");
        var command = new CreateStory("b", " Login ", "US-1", "As a user\r\nI log in", "https://example.com/1");
        session = session.Publishes<StoriesCreated>("Ann", command, out var published);

        Assert.Equal((TestSession.Id("Ann"), TestSession.Story("b")), (published.By, published.Stories.Single()));
        var story = session.State.Stories[1];
        Assert.Equal(("Login", "US-1", "As a user\nI log in", "https://example.com/1"),
            (story.Title, story.Key, story.Description, story.Url));
        Assert.Equal((null, 0), (story.Estimate, story.Rounds));
    }

    [Fact]
    public void A_host_adds_a_story_with_its_estimate_and_nothing_of_it_is_added_otherwise()
    {
        var session = TestSession.Of("Ann", "Bob").After("Ann", new UpdateSession(Settings: new(WhoManagesStories: "everyone")));
        var estimated = new CreateStory("b", "Login") { Estimate = " 5 " };

        Assert.Equal("5", session.After("Ann", estimated).State.Stories.Single().Estimate);
        Assert.Null(session.After("Bob", estimated with { Estimate = " " }).State.Stories.Single().Estimate);
        session.Refuses("Bob", estimated, Reason.NotHost);
        session.Refuses("Ann", estimated with { Estimate = "many" }, Reason.BadCard);
        session.After("Ann", estimated).LeavesUnchanged("Ann", estimated with { Estimate = "8" });
    }

    [Fact]
    public void Creating_a_story_with_an_existing_id_changes_nothing() =>
        TestSession.Of("Ann").WithStories("a").LeavesUnchanged("Ann", new CreateStory("a", "Something else"));

    [Fact]
    public void Story_ids_are_case_insensitive() =>
        TestSession.Of("Ann").WithStories("a-1").LeavesUnchanged("Ann", new CreateStory("A-1", "a"));

    [Fact]
    public void Without_an_id_each_story_gets_a_new_id()
    {
        var session = TestSession.Of("Ann").After("Ann", new CreateStory(null, "Login")).After("Ann", new CreateStory(null, "Login"));

        Assert.Equal(2, session.State.Stories.Select(story => story.Id).Distinct().Count());
    }

    [Fact]
    public void A_generated_id_does_not_reveal_how_often_hidden_votes_changed()
    {
        var session = TestSession.Of("Ann").Voted(("Ann", "5"));
        var changed = session.ChangesPrivately("Ann", new Vote("8")).ChangesPrivately("Ann", new Vote("5"));

        Assert.Equal(
            session.After("Ann", new CreateStory(null, "Login")).State.Stories[0].Id,
            changed.After("Ann", new CreateStory(null, "Login")).State.Stories[0].Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no spaces")]
    [InlineData("<b>")]
    [InlineData("é")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void An_id_with_invalid_characters_or_too_long_is_refused(string id) =>
        TestSession.Of("Ann").Refuses("Ann", new CreateStory(id, "Login"), Reason.BadStory);

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("\u200B")]
    [InlineData("a\u0000b")]
    public void A_story_needs_a_title(string? title) =>
        TestSession.Of("Ann").Refuses("Ann", new CreateStory("a", title), Reason.BadStory);

    [Fact]
    public void Each_field_has_its_limit()
    {
        var session = TestSession.Of("Ann");
        session.After("Ann", new CreateStory("a", new('t', 200), new('k', 40), new('d', 4000)));

        session.Refuses("Ann", new CreateStory("a", new('t', 201)), Reason.BadStory);
        session.Refuses("Ann", new CreateStory("a", "t", new('k', 41)), Reason.BadStory);
        session.Refuses("Ann", new CreateStory("a", "t", Description: new('d', 4001)), Reason.BadStory);
        session.Refuses("Ann", new CreateStory("a", "t", Url: "javascript:alert(1)"), Reason.BadStory);
    }

    [Fact]
    public void The_thousand_and_first_story_is_refused()
    {
        var full = TestSession.Of("Ann").WithMoreStories(1000);

        full.Refuses("Ann", new CreateStory("a", "One more"), Reason.TooManyStories);
        full.LeavesUnchanged("Ann", new CreateStory(full.State.Stories[0].Id.Value, "Here already"));
        full.After("Ann", new DeleteStories(full.State.Stories[0].Id)).After("Ann", new CreateStory("a", "One more"));
    }
}
