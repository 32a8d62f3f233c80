using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class EditStoryTests
{
    static readonly StoryId Login = TestSession.Story("login");

    static readonly TestSession Start =
        TestSession.Of("Ann").After("Ann", new CreateStory("login", "Login", "US-1", "As a user", "https://example.com/1"));

    [Fact]
    public void A_field_left_out_stays_and_an_empty_one_is_cleared()
    {
        var table = Start.Tells("Ann", new EditStory(Login, Title: "Sign in", Key: "", Url: " "), new StoryUpdated(TestSession.Id("Ann"), Login));

        var story = table.Session.Story(Login)!;
        Assert.Equal(("Sign in", null, "As a user", null), (story.Title, story.Key, story.Description, story.Url));
    }

    [Fact]
    public void Saying_what_is_so_already_changes_nothing()
    {
        Start.Ignores("Ann", new EditStory(Login));
        Start.Ignores("Ann", new EditStory(Login, " Login ", "US-1", "As a user", "https://example.com/1"));
    }

    [Fact]
    public void A_title_cannot_be_cleared() =>
        Start.Refuses("Ann", new EditStory(Login, Title: ""), Reason.BadStory);

    [Fact]
    public void One_bad_field_refuses_them_all() =>
        Start.Refuses("Ann", new EditStory(Login, Title: "Sign in", Url: "file:///etc/passwd"), Reason.BadStory);

    [Fact]
    public void An_unknown_story_cannot_be_changed()
    {
        Start.Refuses("Ann", new EditStory(TestSession.Story("z"), "Z"), Reason.NoStory);
        Start.Refuses("Ann", new MoveStory(TestSession.Story("z"), 0), Reason.NoStory);
        Start.Refuses("Ann", new EstimateStory(TestSession.Story("z"), "5"), Reason.NoStory);
    }
}
