using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting.Assets;

/// <summary>The stylesheets, scripts and fonts that a browser loads, and their size.</summary>
public partial class AssetTests(TestServer server)
{
    /// <summary>The size of the status line; the headers themselves are counted.</summary>
    const int HeaderBytes = 20;

    [Fact]
    public async Task Every_asset_is_compressed_cached_for_ever_and_has_only_the_needed_headers()
    {
        var addresses = await AddressesAsync();
        Assert.Contains(addresses, address => address.EndsWith("/js/live/transport-selector.js", StringComparison.Ordinal));
        foreach (var address in addresses)
        {
            using var asset = await FetchAsync(address, "gzip");
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
            Assert.Equal("gzip", Assert.Single(asset.Content.Headers.ContentEncoding));
            Assert.Contains(asset.Content.Headers.ContentType!.MediaType, (string?[])["text/css", "text/javascript"]);
            Assert.Equal("max-age=31536000, immutable", $"{asset.Headers.CacheControl}");
            Assert.Equal(["same-origin"], asset.Headers.GetValues("Cross-Origin-Resource-Policy"));
            Assert.Equal(["nosniff"], asset.Headers.GetValues("X-Content-Type-Options"));
            Assert.False(asset.Headers.Contains("Content-Security-Policy"));
            Assert.False(asset.Headers.Contains("Permissions-Policy"));
        }
    }

    [Fact]
    public async Task A_worker_may_load_nothing()
    {
        var script = (await AddressesAsync()).First(address => address.EndsWith("/js/app.js", StringComparison.Ordinal));
        using var worker = await FetchAsync(script.Replace("app.js", "live/timer-worker.js", StringComparison.Ordinal), "gzip");
        Assert.Equal(HttpStatusCode.OK, worker.StatusCode);
        Assert.Equal(["default-src 'none'"], worker.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task A_page_with_all_its_assets_is_smaller_than_60_KB_and_with_its_font_smaller_than_85_KB()
    {
        var bytes = await SizeOfAsync("/");
        foreach (var address in await AddressesAsync()) bytes += await SizeOfAsync(address);
        Assert.InRange(bytes, 20 * 1024, 60 * 1024);
        // The first font has the letters of this page; browsers load the other only where a text has letters of its range.
        var font = await SizeOfAsync((await FontsAsync())[0]);
        Assert.InRange(font, 10 * 1024, 25 * 1024);
        Assert.InRange(bytes + font, 30 * 1024, 85 * 1024);
    }

    [Fact]
    public async Task A_font_is_cached_for_ever_and_sent_as_it_is()
    {
        var fonts = await FontsAsync();
        Assert.Equal(2, fonts.Count);
        foreach (var address in fonts)
        {
            using var font = await FetchAsync(address, "gzip");
            Assert.Equal((HttpStatusCode.OK, "font/woff2"), (font.StatusCode, $"{font.Content.Headers.ContentType}"));
            Assert.Equal("max-age=31536000, immutable", $"{font.Headers.CacheControl}");
            Assert.Empty(font.Content.Headers.ContentEncoding);
            Assert.Equal("wOF2"u8.ToArray(), (await font.Content.ReadAsByteArrayAsync(TestTimeout.Token))[..4]);
        }
    }

    [Fact]
    public async Task A_client_without_gzip_gets_the_asset_uncompressed()
    {
        var script = (await AddressesAsync()).First(address => address.EndsWith("/js/app.js", StringComparison.Ordinal));
        using var asset = await FetchAsync(script, "gzip;q=0");
        Assert.Empty(asset.Content.Headers.ContentEncoding);
        Assert.Contains("import", await asset.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_asset_of_another_version_is_served_without_caching()
    {
        using var asset = await FetchAsync("/v/0123456789ab/js/app.js", "gzip");
        Assert.Equal((HttpStatusCode.OK, "no-cache"), (asset.StatusCode, $"{asset.Headers.CacheControl}"));
        foreach (var nothing in (string[])["/v/0123456789ab/js/none.js", "/v/0123456789ab/", "/v/0123456789ab/health/live",
            "/v/0123456789ab/../appsettings.json"])
        {
            using var answer = await FetchAsync(nothing, "gzip");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Pages_are_compressed_and_streams_are_not()
    {
        var session = await ServerSession.OpenAsync(server);
        foreach (var (path, isCompressed) in ((string, bool)[])[($"/s/{session.Code}", true), ($"/s/{session.Code}/live", false),
            ($"/s/{session.Code}/live/poll", false), ($"/api/sessions/{session.Code}/events", false)])
        {
            using var answer = await FetchAsync(path, "gzip, br");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(isCompressed, answer.Content.Headers.ContentEncoding.Count > 0);
        }
    }

    async Task<int> SizeOfAsync(string address)
    {
        using var answer = await FetchAsync(address, "gzip");
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Sum(header => header.Key.Length + string.Join(", ", header.Value).Length + 4);
        return HeaderBytes + headers + (await answer.Content.ReadAsByteArrayAsync(TestTimeout.Token)).Length;
    }

    async Task<IReadOnlyList<string>> AddressesAsync()
    {
        var page = await new HtmlParser().ParseDocumentAsync(await server.Http.GetStringAsync("/", TestTimeout.Token), TestTimeout.Token);
        return [.. page.QuerySelectorAll("link[rel=stylesheet], link[rel=modulepreload]").Select(link => link.GetAttribute("href")!)];
    }

    /// <summary>The fonts that the page's style sheet names, by a path relative to its own.</summary>
    async Task<IReadOnlyList<string>> FontsAsync()
    {
        var sheet = (await AddressesAsync()).First(address => address.EndsWith(".css", StringComparison.Ordinal));
        var at = new Uri(server.Http.BaseAddress!, sheet);
        var css = await server.Http.GetStringAsync(at, TestTimeout.Token);
        return [.. FontPath().Matches(css).Select(match => new Uri(at, match.Groups[1].Value).AbsolutePath)];
    }

    [GeneratedRegex("""url\("?([^")]+\.woff2)""")]
    private static partial Regex FontPath();

    async Task<HttpResponseMessage> FetchAsync(string path, string encodings)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Encoding", encodings);
        return await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestTimeout.Token);
    }
}
