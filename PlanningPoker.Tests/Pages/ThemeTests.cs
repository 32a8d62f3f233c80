using System.Net;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages;

/// <summary>A browser keeps the theme that was chosen in it.</summary>
public class ThemeTests(TestServer server)
{
    [Theory]
    [InlineData("dark", "theme=dark; max-age=")]
    [InlineData("light", "theme=light; max-age=")]
    [InlineData("system", "theme=; expires=")]
    public async Task A_choice_is_kept_in_a_cookie_and_leads_back(string theme, string cookie)
    {
        using var chosen = await ChooseAsync(theme, "/s?code=x");
        Assert.Equal((HttpStatusCode.SeeOther, "/s?code=x"), (chosen.StatusCode, $"{chosen.Headers.Location}"));
        Assert.StartsWith(cookie, Assert.Single(chosen.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sepia")]
    [InlineData("")]
    [InlineData("Dark")]
    public async Task An_unknown_theme_is_not_found(string theme)
    {
        using var refused = await ChooseAsync(theme, "/");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("theme=dark", "dark", "dark")]
    [InlineData("theme=light", "light", "light")]
    [InlineData("theme=sepia", "system", "light dark")]
    [InlineData("x=y", "system", "light dark")]
    public async Task A_page_has_the_theme_of_its_browser_from_the_first_byte(string cookie, string theme, string schemes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Cookie", cookie } } };
        using var answer = await server.Http.SendAsync(request, TestTimeout.Token);
        var page = await answer.Content.ReadAsStringAsync(TestTimeout.Token);
        Assert.Contains($"data-theme=\"{theme}\"", page, StringComparison.Ordinal);
        Assert.Contains($"<meta name=\"color-scheme\" content=\"{schemes}\">", page, StringComparison.Ordinal);
        Assert.Matches($"value=\"{theme}\"\\s+aria-current=\"true\"", page);
    }

    Task<HttpResponseMessage> ChooseAsync(string theme, string back) =>
        server.SendAsBrowserAsync(HttpMethod.Post, "/theme", null, ("theme", theme), ("back", back));
}
