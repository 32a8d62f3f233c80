using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Texts;

/// <summary>An answer is in the language that the request asks for.</summary>
public class LanguageTests(TestServer server, PseudoServer pseudo) : IClassFixture<PseudoServer>
{
    [Theory]
    [InlineData(null)]
    [InlineData("en-GB,en;q=0.8")]
    [InlineData("tlh")]
    [InlineData(PseudoLanguage.Plain)]
    [InlineData("*;q=nonsense,,;;")]
    public async Task A_request_for_no_supported_language_is_answered_in_English(string? acceptLanguage)
    {
        using var page = await GetAsync(server, "/", acceptLanguage);
        Assert.Equal("en", Assert.Single(page.Content.Headers.ContentLanguage));
        Assert.Contains("Accept-Language", page.Headers.Vary);
        var html = await page.Content.ReadAsStringAsync(TestTimeout.Token);
        Assert.Contains("<html lang=\"en\" dir=\"ltr\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/s/K7QF-92MX-4TRA")]
    public async Task Pages_and_error_pages_are_in_the_language_that_the_browser_asks_for(string address)
    {
        using var page = await GetAsync(pseudo.Server, address, $"tlh, {PseudoLanguage.Mirrored};q=0.9, en;q=0.5");
        Assert.Equal(PseudoLanguage.Mirrored, Assert.Single(page.Content.Headers.ContentLanguage), ignoreCase: true);
        Assert.Contains("dir=\"rtl\"", await page.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de-AT,en;q=0.5", "de")]
    [InlineData("en;q=0.3, tlh, de;q=0.7", "de")]
    [InlineData("aa,bb,cc,dd,ee,ff,DE", "de")]
    [InlineData("de;q=0, en;q=0.1", "en")]
    public async Task A_browser_gets_the_first_language_of_its_list_that_there_is(string acceptLanguage, string expected)
    {
        using var page = await GetAsync(server, "/", acceptLanguage);
        Assert.Equal(expected, Assert.Single(page.Content.Headers.ContentLanguage));
        Assert.Equal(["Accept-Language", "Cookie"], page.Headers.Vary.Where(name => name != "Accept-Encoding"));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("votes.csv")]
    [InlineData("md")]
    [InlineData("table.md")]
    [InlineData("table.wiki")]
    [InlineData("table.txt")]
    public async Task An_exported_file_says_its_language(string file)
    {
        var session = await ServerSession.OpenAsync(server);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{session.Code}/export.{file}");
        request.Headers.Add("Accept-Language", "de");
        session.Host.SignAsBrowser(request);
        using var export = await server.Http.SendAsync(request, TestTimeout.Token);
        Assert.Equal(HttpStatusCode.OK, export.StatusCode);
        Assert.Equal("de", Assert.Single(export.Content.Headers.ContentLanguage));
        Assert.Equal(["Accept-Language", "Cookie"], export.Headers.Vary.Where(name => name != "Accept-Encoding"));
    }

    [Fact]
    public async Task A_text_for_machines_says_no_language()
    {
        using var health = await GetAsync(server, "/health/live", "de");
        Assert.Equal("text/plain", health.Content.Headers.ContentType?.MediaType);
        Assert.Empty(health.Content.Headers.ContentLanguage);
    }

    [Fact]
    public void A_language_that_there_is_not_is_replaced_by_one_that_its_speakers_understand()
    {
        Assert.Equal("de", Languages.For("de-CH")?.Name);
        Assert.Equal("pt-BR", Languages.For("pt-PT")?.Name);
        Assert.Equal("pt-BR", Languages.For("PT")?.Name);
        Assert.Equal("ar", Languages.For("ar-u-nu-arab")?.Name);
        Assert.Equal("en", Languages.For("en")?.Name);
        Assert.Null(Languages.For("tlh"));
        Assert.Null(Languages.For(""));
    }

    [Theory]
    [InlineData("de", "8,4 50 %")]
    [InlineData("fr", "8,4 50 %")]
    [InlineData("pl", "8,4 50%")]
    [InlineData("ar", "8.4 50%")]
    [InlineData("ja", "8.4 50%")]
    public void Numbers_are_written_as_in_the_language_with_the_digits_of_the_cards(string name, string expected)
    {
        var culture = Languages.Named(name)!.Culture;
        var numbers = string.Create(culture, $"{8.4:0.#} {0.5:P0}");
        Assert.Equal(expected, numbers.Replace('\u00A0', ' ').Replace('\u202F', ' '));
    }

    [Fact]
    public async Task The_title_of_a_problem_is_in_the_language_of_the_request()
    {
        using var refused = await GetAsync(server, "/api/sessions/nothing", "de");
        var problem = (await refused.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!;
        Assert.Equal("Es gibt keine Session mit diesem Code.", (string)problem["title"]!);
        Assert.Equal("de", Assert.Single(refused.Content.Headers.ContentLanguage));
    }

    [Fact]
    public async Task The_API_translates_only_the_title_of_a_problem()
    {
        using var refused = await GetAsync(pseudo.Server, "/api/sessions/nothing", PseudoLanguage.Plain);
        var problem = (await refused.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!;
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.StartsWith($"{PseudoLanguage.Start}", (string)problem["title"]!, StringComparison.Ordinal);
        Assert.Equal("no_session", (string)problem["code"]!);
        using var document = await GetAsync(pseudo.Server, "/openapi/v1.json", PseudoLanguage.Plain);
        var json = await document.Content.ReadAsStringAsync(TestTimeout.Token);
        Assert.DoesNotContain($"{PseudoLanguage.Start}", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frames_are_in_the_language_of_their_connection()
    {
        var session = await ServerSession.OpenAsync(pseudo.Server);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{session.Code}/live/poll?wait=0");
        request.Headers.Add("Accept-Language", PseudoLanguage.Plain);
        session.Host.SignAsBrowser(request);
        using var frames = await pseudo.Server.Http.SendAsync(request, TestTimeout.Token);
        Assert.Contains($"{PseudoLanguage.Start}", await frames.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
    }

    static async Task<HttpResponseMessage> GetAsync(TestServer server, string address, string? acceptLanguage)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (acceptLanguage is not null) request.Headers.TryAddWithoutValidation("Accept-Language", acceptLanguage);
        return await server.Http.SendAsync(request, TestTimeout.Token);
    }
}
