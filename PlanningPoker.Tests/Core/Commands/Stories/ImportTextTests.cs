using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Stories;

/// <summary>Imported text is adapted to the limits; no row is lost because of a character or a length.</summary>
public class ImportTextTests
{
    static Outcome Import(StoryDraft draft)
    {
        var outcome = TestSession.Of("Ann").Try("Ann", new ImportStories([new(1, draft)]));
        Assert.Null(outcome.Refusal);
        return outcome;
    }

    [Fact]
    public void Long_text_is_shortened_and_its_field_is_reported()
    {
        var outcome = Import(new(new('t', 201), new('k', 41), new('d', 4001)));

        var story = Assert.Single(outcome.Session.Stories);
        Assert.Equal(new string('t', 199) + "…", story.Title);
        Assert.Equal(new string('k', 39) + "…", story.Key);
        Assert.Equal(new string('d', 3999) + "…", story.Description);
        Assert.Equal(["title", "key", "description"], outcome.Problems.Select(problem => problem.Value!));
        Assert.All(outcome.Problems, problem => Assert.Equal((1, ImportProblemCode.Shortened), (problem.Line, problem.Code)));
    }

    [Fact]
    public void Text_at_its_limit_is_imported_unchanged()
    {
        var outcome = Import(new(new('t', 200), new('k', 40), new('d', 4000)));

        Assert.Empty(outcome.Problems);
        Assert.Equal(200, outcome.Session.Stories[0].Title.Length);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("no address")]
    public void An_invalid_link_is_dropped_and_reported_and_the_story_is_imported(string url)
    {
        var outcome = Import(new("Login", Url: url));

        Assert.Null(Assert.Single(outcome.Session.Stories).Url);
        Assert.Equal([new(1, ImportProblemCode.LinkLeftOut)], outcome.Problems);
    }

    [Theory]
    [InlineData("a\u0000b\u202Ec", "a b c")]
    [InlineData("a\r\nb\tc   d", "a b c d")]
    [InlineData("a\uFFFEb", "a\uFFFDb")]
    [InlineData("e\u0301", "é")]
    public void Invalid_characters_are_replaced_rather_than_refused(string title, string fit) =>
        Assert.Equal(fit, Assert.Single(Import(new(title)).Session.Stories).Title);

    [Fact]
    public void Text_that_grows_when_normalised_is_shortened_too()
    {
        // U+0958 has no composed form: NFC writes it as two characters.
        var story = Assert.Single(Import(new(new('\u0958', 150))).Session.Stories);

        Assert.Equal(200, story.Title.Length);
        Assert.EndsWith("…", story.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invisible_key_is_not_a_key()
    {
        var outcome = Import(new("Login", "\u200B"));

        Assert.Null(Assert.Single(outcome.Session.Stories).Key);
        Assert.Empty(outcome.Problems);
    }
}
