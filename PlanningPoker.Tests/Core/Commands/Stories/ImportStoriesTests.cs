using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Stories;

public class ImportStoriesTests
{
    static readonly TestSession Start = TestSession.Of("Ann");

    static ImportStories Rows(params StoryDraft[] drafts) => new([.. drafts.Select((draft, i) => new ImportRow(i + 1, draft))]);

    static Outcome Import(TestSession session, params StoryDraft[] drafts)
    {
        var outcome = session.Try("Ann", Rows(drafts));
        Assert.Null(outcome.Refusal);
        return outcome;
    }

    [Fact]
    public void An_import_appends_all_its_stories_in_one_change()
    {
        var file = Rows(new("b", "US-1"), new("c", "US-2", "Text", "https://example.com/2"));
        var session = Start.WithStories("a").Publishes<StoriesCreated>("Ann", file, out var published);

        Assert.Equal(["a", "b", "c"], session.State.Stories.Select(story => story.Title));
        Assert.Equal(session.State.Stories.Skip(1).Select(story => story.Id), published.Stories);
        var last = session.State.Stories[2];
        Assert.Equal(("US-2", "Text", "https://example.com/2"), (last.Key, last.Description, last.Url));
    }

    [Fact]
    public void Rows_on_one_line_are_stories_of_their_own()
    {
        var outcome = Start.Try("Ann", new ImportStories([new(1, new("One")), new(1, new("Two"))]));

        Assert.Equal(2, outcome.Imported.Select(story => story.Id).Distinct().Count());
    }

    [Fact]
    public void A_row_without_a_title_is_skipped_and_reported()
    {
        var outcome = Import(Start, new StoryDraft(" ", "US-1"), new(null, "US-2"), new("\u200B"), new("Login"));

        Assert.Equal(["Login"], outcome.Session.Stories.Select(story => story.Title));
        Assert.Equal(
            [
                new(1, ImportProblemCode.NoTitle, "US-1"), new(2, ImportProblemCode.NoTitle, "US-2"), new(3, ImportProblemCode.NoTitle),
            ],
            outcome.Problems);
    }

    [Fact]
    public void A_row_whose_key_exists_is_skipped_and_reported()
    {
        var session = Start.After("Ann", new CreateStory("a", "Login", "US-1"));
        var outcome = Import(session, new("Login", "us-1"), new("Search", "US-2"), new("Again", "US-2"));

        Assert.Equal(["Login", "Search"], outcome.Session.Stories.Select(story => story.Title));
        Assert.Equal([new(1, ImportProblemCode.KeyExists, "us-1"), new(3, ImportProblemCode.KeyExists, "US-2")], outcome.Problems);
    }

    [Fact]
    public void Importing_the_same_file_twice_changes_nothing()
    {
        var file = Rows(new("Login", "US-1"), new(new('t', 300), "e\u0301-2"), new("Long key", new('k', 60)));
        var problems = Start.After("Ann", file).LeavesUnchanged("Ann", file).Problems;

        Assert.Equal(3, problems.Count(problem => problem.Code == ImportProblemCode.KeyExists));
    }

    [Fact]
    public void The_key_of_a_skipped_row_is_still_free()
    {
        var outcome = Import(Start, new StoryDraft("\u200B", "US-1"), new("Login", "US-1"));

        Assert.Equal("US-1", Assert.Single(outcome.Session.Stories).Key);
    }

    [Fact]
    public void Rows_beyond_the_thousandth_story_are_skipped_and_reported()
    {
        var outcome = Import(Start, [.. Enumerable.Range(1, 1002).Select(i => new StoryDraft($"Story {i}", $"US-{i}"))]);

        Assert.Equal(1000, outcome.Session.Stories.Count);
        Assert.Equal([new(1001, ImportProblemCode.TooMany, "US-1001"), new(1002, ImportProblemCode.TooMany, "US-1002")], outcome.Problems);
    }

    [Fact]
    public void An_import_without_new_stories_changes_nothing()
    {
        Start.LeavesUnchanged("Ann", Rows());
        Assert.Single(Start.LeavesUnchanged("Ann", Rows(new StoryDraft(""))).Problems);
    }

    [Fact]
    public void A_dry_run_tells_what_would_be_imported_and_changes_nothing()
    {
        var file = Rows(new("Login", "US-1"), new("Again", "US-1"), new(new('t', 300), "US-2"));
        var tried = Start.LeavesUnchanged("Ann", file with { IsDryRun = true });
        var imported = Start.Try("Ann", file);

        Assert.Equal(imported.Imported, tried.Imported);
        Assert.Equal(imported.Session.Stories, tried.Imported);
        Assert.Equal(imported.Problems, tried.Problems);
    }

    [Fact]
    public void Unreadable_rows_are_reported_with_the_others_in_line_order()
    {
        var command = new ImportStories([new(1, new("")), new(3, new("Login"))]) { Unreadable = [new(2, ImportProblemCode.Malformed)] };

        Assert.Equal([1, 2], Start.Try("Ann", command).Problems.Select(problem => problem.Line));
    }

    [Fact]
    public void Two_imports_make_stories_with_different_ids()
    {
        var session = Start.After("Ann", Rows(new StoryDraft("Login"))).After("Ann", Rows(new StoryDraft("Logout")));

        Assert.Equal(2, session.State.Stories.Select(story => story.Id).Distinct().Count());
    }
}
