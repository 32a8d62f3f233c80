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
    public void A_field_that_was_left_as_shown_is_not_written()
    {
        var shown = new StoryDraft("Login", "US-1", "As a user", "https://example.com/1");
        var typed = Start.After("Ann", new EditStory(Login, Title: "Sign in", Description: "As a customer"));

        var edited = typed.After("Ann", new EditStory(Login, "Login", "US-2", "As a user\r\n", "https://example.com/1") { Was = shown });

        var story = edited.State.Story(Login)!;
        Assert.Equal(("Sign in", "US-2", "As a customer"), (story.Title, story.Key, story.Description));
    }

    [Fact]
    public void A_field_that_both_have_changed_is_refused_with_both_texts_and_nothing_is_written()
    {
        var shown = new StoryDraft("Login", "US-1", "As a user", "");
        var typed = Start.After("Ann", new EditStory(Login, Title: "Sign in", Url: ""));

        var outcome = typed.Try("Ann", new EditStory(Login, "Log in", "", "As a guest", "") { Was = shown });

        Assert.Equal(Reason.Conflict, outcome.Refusal?.Reason);
        Assert.Equal([new FieldConflict("title", "Log in", "Sign in")], outcome.Refusal!.Conflicts);
        Assert.Same(typed.State, outcome.Session);
    }

    [Fact]
    public void Who_has_seen_both_texts_may_write_over_the_other_one_and_who_agrees_is_not_asked()
    {
        var typed = Start.After("Ann", new EditStory(Login, Title: "Sign in"));
        Assert.Equal("Log in", typed.After("Ann", new EditStory(Login, "Log in") { Was = new("Sign in") }).State.Story(Login)!.Title);
        typed.LeavesUnchanged("Ann", new EditStory(Login, "Sign in") { Was = new("Login") });
    }

    [Fact]
    public void Without_what_was_shown_the_last_one_wins()
    {
        var typed = Start.After("Ann", new EditStory(Login, Title: "Sign in"));
        Assert.Equal("Log in", typed.After("Ann", new EditStory(Login, "Log in") { Was = new(Key: "US-1") }).State.Story(Login)!.Title);
    }

    [Fact]
    public void An_estimate_that_was_saved_meanwhile_is_not_taken_away()
    {
        var estimated = Start.Estimated("login", "5");
        estimated.LeavesUnchanged("Ann", new EstimateStory(Login, "") { Was = "" });
        foreach (var shown in (string[])["", "8"])
        {
            var outcome = estimated.Try("Ann", new EstimateStory(Login, "8") { Was = shown });
            Assert.Equal([new FieldConflict("estimate", "8", "5")], outcome.Refusal!.Conflicts);
        }
        Assert.Equal("8", estimated.After("Ann", new EstimateStory(Login, "8") { Was = "5" }).State.Story(Login)!.Estimate);
    }

    [Fact]
    public void An_unknown_story_cannot_be_changed()
    {
        Start.Refuses("Ann", new EditStory(TestSession.Story("z"), "Z"), Reason.NoStory);
        Start.Refuses("Ann", new MoveStory(TestSession.Story("z"), 0), Reason.NoStory);
        Start.Refuses("Ann", new EstimateStory(TestSession.Story("z"), "5"), Reason.NoStory);
    }

    [Fact]
    public void Fields_and_estimate_change_together_or_not_at_all()
    {
        var edit = new EditStory(Login, "Sign in") { Was = new("Login"), Estimate = "8", EstimateWas = "" };

        var edited = Start.Publishes("Ann", edit, new StoryUpdated(TestSession.Id("Ann"), Login, IsEstimated: true));
        Assert.Equal(("Sign in", "8"), (edited.State.Story(Login)!.Title, edited.State.Story(Login)!.Estimate));

        var other = Start.After("Ann", new EstimateStory(Login, "5"));
        var outcome = other.Try("Ann", edit);
        Assert.Equal([new FieldConflict("estimate", "8", "5")], outcome.Refusal!.Conflicts);
        Assert.Same(other.State, outcome.Session);
        Start.Refuses("Ann", edit with { Estimate = "many" }, Reason.BadCard);
        Start.Refuses("Ann", edit with { Url = "nowhere" }, Reason.BadStory);
    }

    [Fact]
    public void An_estimate_that_is_left_as_shown_stays_though_the_deck_has_changed()
    {
        var shirts = Start.After("Ann", new UpdateSession(Deck: new("t-shirt", []))).After("Ann", new EstimateStory(Login, "XL"));
        var numbers = shirts.After("Ann", new UpdateSession(Deck: new("fibonacci", [])));

        var edited = numbers.After("Ann", new EditStory(Login, "Sign in") { Was = new("Login"), Estimate = "XL", EstimateWas = "XL" });

        Assert.Equal(("Sign in", "XL"), (edited.State.Story(Login)!.Title, edited.State.Story(Login)!.Estimate));
    }

    [Fact]
    public void Only_hosts_change_an_estimate_though_others_may_change_the_fields()
    {
        var everyone = TestSession.Of("Ann", "Bob").After("Ann", new CreateStory("login", "Login"))
            .After("Ann", new UpdateSession(Settings: new(WhoManagesStories: "everyone")));

        everyone.Refuses("Bob", new EditStory(Login, "Sign in") { Estimate = "8", EstimateWas = "" }, Reason.NotHost);
        everyone.After("Bob", new EditStory(Login, "Sign in") { Estimate = "", EstimateWas = "" });
    }
}
