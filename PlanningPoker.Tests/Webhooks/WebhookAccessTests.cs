using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PlanningPoker.Core.Commands;
using PlanningPoker.E2E.Network;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Webhooks;

/// <summary>Only hosts see and set the address, nobody sees the secret twice, and neither is anywhere else.</summary>
public sealed class WebhookAccessTests
{
    const string Address = "https://localhost/unmistakable-path?key=unmistakable-key";

    static readonly (string, string)[] Enabled = [("Webhooks:Enabled", "true")];

    [Fact]
    public async Task Nobody_but_a_host_sees_or_changes_anything()
    {
        await using var server = await TestServer.StartAsync(null, Enabled);
        var session = await ServerSession.OpenAsync(server);
        await session.SetWebhookAsync(new(Address));
        await session.RunAsync(session.Host, new EndSession());
        await session.RunAsync(session.Host, new ReopenSession());
        var (bob, removed) = (await session.JoinAsync("Bob"), await session.JoinAsync("Rita"));
        await session.RunAsync(session.Host, new PromotePlayer(removed.Id));
        await session.RunAsync(session.Host, new RemovePlayer(removed.Id));
        var stranger = await ServerSession.OpenAsync(server);
        var delivery = (string)(await session.WebhookLogAsync())[0]!["id"]!;

        foreach (var player in new[] { bob, removed, stranger.Host, TestPlayer.Stranger })
        {
            await ExpectAsync(HttpMethod.Get, "/webhook", null);
            await ExpectAsync(HttpMethod.Put, "/webhook", new { url = "https://thief.example/" });
            await ExpectAsync(HttpMethod.Delete, "/webhook", null);
            await ExpectAsync(HttpMethod.Post, $"/webhook/deliveries/{delivery}/send", null);
            await ExpectPageAsync(HttpMethod.Get, "");
            await ExpectPageAsync(HttpMethod.Post, "/set", ("address", "https://thief.example/"));
            await ExpectPageAsync(HttpMethod.Post, "/remove");
            await ExpectPageAsync(HttpMethod.Post, "/again", ("delivery", delivery));

            async Task ExpectAsync(HttpMethod method, string path, object? body)
            {
                using var answer = await session.SendAsync(method, path, player, body);
                Assert.True(
                    answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized,
                    $"{player.Name} {method} {path}: {answer.StatusCode}");
                Assert.DoesNotContain("unmistakable", await TextOfAsync(answer), StringComparison.Ordinal);
            }

            async Task ExpectPageAsync(HttpMethod method, string path, params (string, string)[] fields)
            {
                using var answer = await server.SendAsBrowserAsync(method, $"/s/{session.Code}/webhook{path}", player, fields);
                Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
                Assert.DoesNotContain("unmistakable", await TextOfAsync(answer), StringComparison.Ordinal);
            }
        }

        using var shown = await session.SendAsync(HttpMethod.Get, "/webhook", session.Host);
        Assert.Equal(Address, (string?)JsonNode.Parse(await TextOfAsync(shown))!["url"]);
        Assert.True(shown.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Address_and_secret_are_in_no_page_snapshot_export_frame_or_log()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = http =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await using var server = new TestServer
        {
            RecordedLevel = LogLevel.Trace,
            Settings = new()
            {
                ["Webhooks:Enabled"] = "true",
                ["Webhooks:AllowHttp"] = "true",
                ["Webhooks:AllowedNetworks"] = "127.0.0.1",
                ["Logging:LogLevel:Default"] = "Trace",
                ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Trace",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
                ["Logging:LogLevel:System"] = "Trace",
            },
        };
        await server.InitializeAsync();
        var session = await ServerSession.OpenAsync(server);
        EventStreamClient[] streams = [await session.OpenApiStreamAsync(session.Host), await session.OpenPageStreamAsync(session.Host)];
        var secret = await session.SetWebhookAsync(new(receiver.Address, "unmistakable-path?key=unmistakable-key"));
        string[] secrets = ["unmistakable", secret, Convert.ToHexString(Convert.FromBase64String(secret["whsec_".Length..]))];
        await session.RunAsync(session.Host, new CreateStory("story-1", "Login"));
        await session.RunAsync(session.Host, new EstimateStory(new("story-1"), "5"));
        await session.WaitForNewestAsync("attempts", "1");
        Assert.NotEmpty(receiver.Received);
        var version = await session.VersionAsync();

        foreach (var stream in streams)
        {
            await using var open = stream;
            await stream.ReadUntilAsync(version);
            ExpectNone(string.Join('\n', stream.Received.Select(frame => frame.Data)), "frames");
        }
        string[] paths = ["", "/stories", "/players", "/settings", "/summary", "/ending", "/export.csv", "/export.json", "/export.md"];
        foreach (var path in paths)
        {
            using var page = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}{path}", session.Host);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            ExpectNone(await TextOfAsync(page), path);
        }
        ExpectNone((await session.SnapshotAsync(session.Host)).ToJsonString(), "snapshot");
        ExpectNone(string.Join('\n', server.Log), "log");
        Assert.True(server.Log.Count > 100);

        void ExpectNone(string text, string where) =>
            Assert.All(secrets, each => Assert.False(text.Contains(each, StringComparison.OrdinalIgnoreCase), $"{where} has {each}"));
    }

    [Fact]
    public async Task The_links_to_the_page_are_for_hosts_only()
    {
        await using var server = await TestServer.StartAsync(null, Enabled);
        var session = await ServerSession.OpenAsync(server);
        var bob = await session.JoinAsync("Bob");

        foreach (var (player, path, isShown) in new[]
        {
            (session.Host, "/settings", true), (session.Host, "/summary", true), (bob, "/settings", false), (bob, "/summary", false),
            (TestPlayer.Stranger, "/summary", false),
        })
        {
            using var page = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}{path}", player);
            Assert.Equal(isShown, (await TextOfAsync(page)).Contains($"s/{session.Code}/webhook", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_server_without_webhooks_has_no_page_and_no_address_for_them()
    {
        await using var server = await TestServer.StartAsync();
        var session = await ServerSession.OpenAsync(server);

        using var api = await session.SendAsync(HttpMethod.Get, "/webhook", session.Host);
        using var page = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}/webhook", session.Host);

        Assert.Equal(HttpStatusCode.NotFound, api.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task The_page_shows_the_secret_once()
    {
        await using var server = await TestServer.StartAsync(null, ("Webhooks:Enabled", "true"));
        var session = await ServerSession.OpenAsync(server);
        var path = $"/s/{session.Code}/webhook";

        using var set = await server.SendAsBrowserAsync(
            HttpMethod.Post, $"{path}/set", session.Host, ("address", "https://example.com/hook"));
        using var shown = await server.SendAsBrowserAsync(HttpMethod.Get, path, session.Host);

        Assert.Contains("whsec_", await set.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
        Assert.True(set.Headers.CacheControl!.NoStore);
        var text = await shown.Content.ReadAsStringAsync(TestTimeout.Token);
        Assert.Contains("https://example.com/hook", text, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_sees_the_log_after_the_end_too()
    {
        await using var server = await TestServer.StartAsync(null, Enabled);
        var session = await ServerSession.OpenAsync(server);
        await session.SetWebhookAsync(new(Address));
        await session.RunAsync(session.Host, new EndSession());

        using var page = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}/webhook", session.Host);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("Session ended", await TextOfAsync(page), StringComparison.Ordinal);
    }

    static Task<string> TextOfAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(TestTimeout.Token);
}
