using System.Net;
using AngleSharp.Html.Parser;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session;

/// <summary>The page of the settings shows which of them was refused, and why.</summary>
public sealed class RefusedSettingTests(TestServer server)
{
    [Theory]
    [InlineData("passcode", "abc", "A passcode has 4 to 40 characters.")]
    [InlineData("timerSeconds", "5", "A timer runs for 10 seconds to one hour.")]
    [InlineData("tracker", "https://tracker.example/browse/", "A tracker's address begins with https:// or http:// and has {key} where")]
    [InlineData("name", "a\u202Eb", "There is a character in it that cannot be used here")]
    public async Task A_setting_that_is_refused_keeps_its_text_and_is_marked_and_described(string field, string text, string sentence)
    {
        var session = await ServerSession.OpenAsync(server);

        using var refused = await server.SendAsBrowserAsync(
            HttpMethod.Post, $"/s/{session.Code}/settings/save", session.Host, (field, text));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = new HtmlParser().ParseDocument(await refused.Content.ReadAsStringAsync(TestTimeout.Token));
        var marked = page.QuerySelectorAll("[aria-invalid]").Single();
        Assert.Equal((field, text), (marked.GetAttribute("name"), marked.GetAttribute("value")));
        Assert.True(marked.HasAttribute("autofocus"));
        var description = page.GetElementById(marked.GetAttribute("aria-describedby")!.Split(' ')[0])!;
        Assert.StartsWith(sentence, description.TextContent, StringComparison.Ordinal);
        Assert.Equal("alert", description.GetAttribute("role"));
    }
}
