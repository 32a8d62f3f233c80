using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Tests.Hosting;

/// <summary>The app below a path of its host: by setting, or by the header of a proxy.</summary>
public sealed partial class PathBaseTests(TestServer server)
{
    const string Path = "/team/poker";

    [Theory]
    [InlineData("/team/poker", "/team/poker")]
    [InlineData("/team/poker/", "/team/poker")]
    [InlineData("/a_b-c.d", "/a_b-c.d")]
    [InlineData("/", "")]
    [InlineData("//evil.example", "")]
    [InlineData("https://evil.example", "")]
    [InlineData("/a\"b", "")]
    [InlineData("/a/../b", "")]
    [InlineData("poker", "")]
    public async Task A_proxy_names_the_path_and_what_is_none_is_ignored(string prefix, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Prefix", prefix);
        using var page = await server.Http.SendAsync(request, TestTimeout.Token);
        Assert.Contains($"<base href=\"{path}/\">", await page.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ready_explains_a_prefix_that_is_no_path()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        request.Headers.Add("X-Forwarded-Prefix", "poker");
        using var answer = await server.Http.SendAsync(request, TestTimeout.Token);
        var detail = (await answer.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!["detail"]!.AsArray();
        Assert.Contains("'poker' is not a path", (string?)Assert.Single(detail), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("203.0.113.9", Path, "X-Forwarded-Prefix is ignored from 203.0.113.9 on")]
    [InlineData("203.0.113.9", "poker", "'poker' is not a path")]
    [InlineData("127.0.0.1", Path, null)]
    public async Task Ready_explains_the_prefix_of_a_proxy_that_is_not_trusted(string from, string prefix, string? sentence)
    {
        var app = new ApplicationBuilder(server.Services);
        app.UseForwarded();
        app.Run(_ => Task.CompletedTask);
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(from) } };
        http.Request.Headers["X-Forwarded-Prefix"] = prefix;
        await app.Build()(http);
        Assert.Equal(sentence is null ? Path : "", http.Request.PathBase.Value);
        var notes = ProxyNotes.Of(http).Where(note => note.Contains("X-Forwarded-Prefix", StringComparison.Ordinal));
        if (sentence is null) Assert.Empty(notes);
        else Assert.Contains(sentence, Assert.Single(notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(Path, "")]
    [InlineData("", "/somewhere/else")]
    public async Task By_setting_every_address_begins_with_it_whatever_the_proxy_does(string asked, string prefix)
    {
        await using var below = await TestServer.StartAsync(settings: ("Hosting:PathBase", Path));
        using var opened = await SendAsync(below, HttpMethod.Post, $"{asked}/api/sessions", prefix,
            """{"name":"Team","hostName":"Hana"}""");
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        var answer = (await opened.Content.ReadFromJsonAsync<JsonObject>(TestTimeout.Token))!;
        var code = (string)answer["sessionId"]!;
        Assert.Equal($"{Path}/api/sessions/{code}", opened.Headers.Location!.OriginalString);
        Assert.Equal($"{below.Address}{Path[1..]}/s/{code}", (string?)answer["joinUrl"]);

        using var page = await SendAsync(below, HttpMethod.Get, $"{asked}/s/{code}", prefix);
        Assert.Contains($"<base href=\"{Path}/\">", await page.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
        Assert.Contains($"path={Path};", Assert.Single(page.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        foreach (var (from, to) in ((string, string)[])[
            ($"/s/{code.ToLowerInvariant()}", $"/s/{code}"), ($"/s?code={code}", $"/s/{code}"), ($"/s/{code}/stories", $"/s/{code}"),
            ($"/s/{code.ToLowerInvariant()}/export.csv", $"/s/{code}/export.csv"), ("/theme", "/")])
        {
            using var moved = await SendAsync(below, HttpMethod.Get, asked + from, prefix);
            Assert.Equal(Path + to, moved.Headers.Location?.OriginalString);
        }
        var document = await (await SendAsync(below, HttpMethod.Get, $"{asked}/openapi/v1.json", prefix)).Content
            .ReadFromJsonAsync<JsonObject>(TestTimeout.Token);
        Assert.Equal($"{below.Address}{Path[1..]}", ((string?)document!["servers"]![0]!["url"])!.TrimEnd('/'));
    }

    /// <summary>The proxy of somebody else's program on the same host would get them.</summary>
    [Fact]
    public async Task No_address_of_a_page_begins_at_the_root_of_the_host()
    {
        var session = await ServerSession.OpenAsync(server);
        foreach (var id in (string[])["one", "two"]) await session.RunAsync(session.Host, new CreateStory(id, "A story"));
        await session.RunAsync(session.Host, new ParkStories(new StoryId("two")));
        foreach (var path in (string[])["", "/stories", "/stories?edit=one", "/stories?select=true", "/players", "/settings", "/summary",
            "/device", "/leaving", "/references", "/nowhere"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{session.Code}{path}");
            session.Host.SignAsBrowser(request);
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
            request.Headers.Add("X-Forwarded-Prefix", Path);
            using var answer = await server.Http.SendAsync(request, TestTimeout.Token);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestTimeout.Token));
            var addresses = page.All.SelectMany(element => element.Attributes)
                .Where(attribute => Address().IsMatch(attribute.Name) || attribute.Value.StartsWith("/s/", StringComparison.Ordinal))
                .Where(attribute => attribute.Value is ['/' or '#' or '?', ..] && attribute.Value != $"{Path}/"
                    && !attribute.Value.StartsWith($"{Path}/", StringComparison.Ordinal));
            Assert.Empty(addresses.Where(attribute => attribute.OwnerElement?.GetAttribute("name") != "back")
                .Select(attribute => $"{path}: {attribute.Name}={attribute.Value}"));
        }
    }

    static async Task<HttpResponseMessage> SendAsync(TestServer server, HttpMethod method, string path, string prefix, string? json = null)
    {
        var request = new HttpRequestMessage(method, path);
        if (prefix.Length > 0) request.Headers.Add("X-Forwarded-Prefix", prefix);
        if (json is not null) request.Content = new StringContent(json, null, "application/json");
        return await server.Http.SendAsync(request, TestTimeout.Token);
    }

    [GeneratedRegex("^(href|src|action|formaction|data-(live|progress|rows|found|preview|return|complete|revealed))$")]
    private static partial Regex Address();
}
