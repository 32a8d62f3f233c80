using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session;

/// <summary>Keys lead to the team's tracker on every page, from the moment that a host says where it is.</summary>
public sealed class TrackerLinkTests(TestServer server)
{
    const string Tracker = "https://tracker.example/browse/{key}";

    [Fact]
    public async Task Every_page_with_keys_has_links_that_tell_the_tracker_nothing_about_the_session()
    {
        var session = await OpenAsync(Tracker);

        foreach (var page in (string[])["", "/stories", "/summary"])
            Assert.Equal(
                [("US-1", "https://tracker.example/browse/US-1"), ("A/B", "https://elsewhere.example/x")],
                KeysIn(await GetAsync(session, page, ".story-row, .summary-row")).DistinctBy(key => key.Text));
        var table = await GetAsync(session, "", "#story");
        Assert.Equal([("US-1", "https://tracker.example/browse/US-1")], KeysIn(table));
        Assert.All(table[0].Owner!.QuerySelectorAll("a.story-key"), link => Assert.Equal(
            ("noopener noreferrer", "_blank"), (link.GetAttribute("rel"), link.GetAttribute("target"))));
    }

    [Fact]
    public async Task A_change_is_live_for_everyone_on_the_table_and_in_the_backlog()
    {
        var session = await OpenAsync(null);
        await using var watching = await session.OpenPageStreamAsync(session.Host, $"?since={await session.VersionAsync()}");

        await session.RunAsync(session.Host, new UpdateSession(Settings: new(Tracker: Tracker)));

        var changed = await watching.ReadUntilAsync(await session.VersionAsync());
        var frame = new HtmlParser().ParseDocument(changed.Data.Replace("hx-partial", "div", StringComparison.Ordinal));
        foreach (var region in (string[])["#story", ".story-row"])
            Assert.Contains(("US-1", "https://tracker.example/browse/US-1"), KeysIn([.. frame.QuerySelectorAll(region)]));
        // The row of the story with a link of its own stays as it is.
        Assert.DoesNotContain("elsewhere.example", changed.Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_whose_links_show_the_tracker_offers_it_to_hosts_once()
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(WhoManagesStories: "everyone")));
        var player = await session.JoinAsync("Pat");
        const string File = "Key,Title,URL\nUS-1,One,https://t.example/browse/US-1\nUS-2,Two,https://t.example/browse/US-2";
        Assert.Empty(await ImportAsync(session, player, "Key,Title,URL\nUS-0,Zero,https://t.example/browse/US-0"));
        Assert.Empty(await ImportAsync(session, player, File));

        var offer = (await ImportAsync(session, session.Host, File)).Single();
        var address = offer.QuerySelector("[name=tracker]")!.GetAttribute("value")!;
        Assert.Equal("https://t.example/browse/{key}", address);
        using var taken = await server.SendAsBrowserAsync(
            HttpMethod.Post, $"/{offer.GetAttribute("action")}", session.Host, ("tracker", address));

        Assert.Equal(HttpStatusCode.SeeOther, taken.StatusCode);
        Assert.Equal(address, (string?)(await session.SnapshotAsync())["settings"]!["tracker"]);
        Assert.Empty(await ImportAsync(session, session.Host, File));
    }

    [Fact]
    public async Task Who_is_no_host_reads_the_address_in_the_settings()
    {
        var session = await OpenAsync(Tracker);
        var player = await session.JoinAsync("Pat");

        using var page = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}/settings", player);
        Assert.Equal(Tracker, (await ReadAsync(page)).QuerySelector("#settings-facts .address")!.TextContent);
    }

    /// <summary>A story on the table that has a key, and one with a link of its own too.</summary>
    async Task<ServerSession> OpenAsync(string? tracker)
    {
        var session = await ServerSession.OpenAsync(server);
        await session.RunAsync(session.Host, new CreateStory("one", "One", "US-1"));
        await session.RunAsync(session.Host, new CreateStory("two", "Two", "A/B", Url: "https://elsewhere.example/x"));
        await session.RunAsync(session.Host, new StartStory(new("one")));
        if (tracker is not null) await session.RunAsync(session.Host, new UpdateSession(Settings: new(Tracker: tracker)));
        return session;
    }

    async Task<IElement[]> GetAsync(ServerSession session, string page, string selector)
    {
        using var response = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}{page}", session.Host);
        return [.. (await ReadAsync(response)).QuerySelectorAll(selector)];
    }

    async Task<IElement[]> ImportAsync(ServerSession session, TestPlayer player, string lines)
    {
        using var imported = await server.SendAsBrowserAsync(
            HttpMethod.Post, $"/s/{session.Code}/stories/import", player, ("lines", lines));
        using var report = await server.SendAsBrowserAsync(HttpMethod.Get, $"{imported.Headers.Location}", player);
        return [.. (await ReadAsync(report)).QuerySelectorAll("#tracker-offer")];
    }

    static IEnumerable<(string Text, string? Address)> KeysIn(IReadOnlyCollection<IElement> elements) =>
        elements.SelectMany(element => element.QuerySelectorAll(".story-key"))
            .Select(key => (key.TextContent, key.GetAttribute("href")));

    static async Task<IDocument> ReadAsync(HttpResponseMessage response) =>
        new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestTimeout.Token));
}
