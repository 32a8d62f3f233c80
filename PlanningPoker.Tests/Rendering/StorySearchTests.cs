using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Tests.Rendering;

public class StorySearchTests
{
    static readonly Story Login = new() { Id = new("a"), Rank = 0, Key = "US-125", Title = "Café sign-in, for GUESTS" };

    [Theory]
    [InlineData("us-125")]
    [InlineData("125 guests")]
    [InlineData("  cafe   SIGN ")]
    [InlineData("cafe\u0301")]
    public void A_story_matches_when_each_word_is_in_its_key_or_its_title(string text) =>
        Assert.True(StorySearch.Of(text)!.Matches(Login));

    [Theory]
    [InlineData("us-126")]
    [InlineData("guests tea")]
    [InlineData("%")]
    public void A_story_does_not_match_when_a_word_is_in_neither(string text) => Assert.False(StorySearch.Of(text)!.Matches(Login));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u00A0")]
    public void A_text_without_a_word_is_no_search(string? text) => Assert.Null(StorySearch.Of(text));
}
