using System.Net;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Texts;

/// <summary>A browser keeps the language that was chosen in it, until another is chosen or the choice is taken back.</summary>
public class LanguageChoiceTests(TestServer server)
{
    [Fact]
    public async Task A_chosen_language_wins_over_what_the_browser_asks_for()
    {
        using var chosen = await ChooseAsync("de", "/s?code=x");
        Assert.Equal((HttpStatusCode.SeeOther, "/s?code=x"), (chosen.StatusCode, $"{chosen.Headers.Location}"));
        var cookie = Assert.Single(chosen.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("language=de; max-age=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("de", await LanguageOfAsync("/", "language=de"));
        Assert.Equal("de", await LanguageOfAsync("/nowhere", "language=de"));
    }

    [Theory]
    [InlineData("language=tlh")]
    [InlineData("language=")]
    [InlineData("language=qps-ploc")]
    [InlineData("language=de-AT")]
    public async Task A_cookie_that_names_no_language_is_ignored(string cookie) => Assert.Equal("en", await LanguageOfAsync("/", cookie));

    [Fact]
    public async Task The_choice_can_be_taken_back()
    {
        using var chosen = await ChooseAsync("", "/");
        Assert.StartsWith("language=; expires=", Assert.Single(chosen.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Contains(Forget, await PageAsync("/", "language=de"), StringComparison.Ordinal);
        Assert.DoesNotContain(Forget, await PageAsync("/", "x=y"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/é")]
    [InlineData("/a\r\nb: c")]
    [InlineData("")]
    public async Task It_leads_to_no_other_site(string back)
    {
        using var chosen = await ChooseAsync("de", back);
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (chosen.StatusCode, $"{chosen.Headers.Location}"));
    }

    [Fact]
    public async Task An_unknown_language_is_not_found()
    {
        using var refused = await ChooseAsync("tlh", "/");
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Every_language_is_offered_by_its_own_name()
    {
        var page = WebUtility.HtmlDecode(await PageAsync("/", "x=y"));
        Assert.All(Languages.All, language => Assert.Contains($">{language.OwnName}</button>", page, StringComparison.Ordinal));
        Assert.Contains("lang=\"en\"\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Matches("aria-current=\"true\">English<", page);
    }

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/?deleted=x", "/?deleted=x")]
    [InlineData("/nowhere/é", "/nowhere/%C3%A9")]
    [InlineData("/s?code=a+b", "/s?code=a+b")]
    public async Task The_form_leads_back_to_its_page(string address, string back) =>
        Assert.Contains(
            $"name=\"back\" value=\"{back}\"", WebUtility.HtmlDecode(await PageAsync(address, "x=y")), StringComparison.Ordinal);

    const string Forget = "name=\"language\" value=\"\"";

    Task<HttpResponseMessage> ChooseAsync(string language, string back) =>
        server.SendAsBrowserAsync(HttpMethod.Post, "/language", null, ("language", language), ("back", back));

    async Task<string?> LanguageOfAsync(string address, string cookie)
    {
        using var page = await GetAsync(address, cookie);
        return Assert.Single(page.Content.Headers.ContentLanguage);
    }

    async Task<string> PageAsync(string address, string cookie)
    {
        using var page = await GetAsync(address, cookie);
        return await page.Content.ReadAsStringAsync(TestTimeout.Token);
    }

    async Task<HttpResponseMessage> GetAsync(string address, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Accept-Language", "en-GB");
        return await server.Http.SendAsync(request, TestTimeout.Token);
    }
}
