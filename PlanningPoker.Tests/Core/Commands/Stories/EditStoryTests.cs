using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Stories;

public class EditStoryTests
{
    static readonly StoryId Login = TestSession.Story("login");

    static readonly TestSession Start =
        TestSession.Of("Ann").After("Ann", new CreateStory("login", "Login", "US-1", "As a user", "https://example.com/1"));

    [Fact]
    public void An_omitted_field_stays_and_an_empty_field_is_cleared()
    {
        var session = Start.Publishes(
            "Ann", new EditStory(Login, Title: "Sign in", Key: "", Url: " "), new StoryUpdated(TestSession.Id("Ann"), Login));

        var story = session.State.Story(Login)!;
        Assert.Equal(("Sign in", null, "As a user", null), (story.Title, story.Key, story.Description, story.Url));
    }

    [Fact]
    public void Setting_the_current_values_changes_nothing()
    {
        Start.LeavesUnchanged("Ann", new EditStory(Login));
        Start.LeavesUnchanged("Ann", new EditStory(Login, " Login ", "US-1", "As a user", "https://example.com/1"));
    }

    [Fact]
    public void A_title_cannot_be_cleared() =>
        Start.Refuses("Ann", new EditStory(Login, Title: ""), Reason.BadStory);

    [Fact]
    public void One_invalid_field_refuses_the_whole_edit() =>
        Start.Refuses("Ann", new EditStory(Login, Title: "Sign in", Url: "file:///etc/passwd"), Reason.BadStory);

    [Fact]
    public void An_unknown_story_cannot_be_changed()
    {
        Start.Refuses("Ann", new EditStory(TestSession.Story("z"), "Z"), Reason.NoStory);
        Start.Refuses("Ann", new MoveStory(TestSession.Story("z"), 0), Reason.NoStory);
        Start.Refuses("Ann", new EstimateStory(TestSession.Story("z"), "5"), Reason.NoStory);
    }
}
