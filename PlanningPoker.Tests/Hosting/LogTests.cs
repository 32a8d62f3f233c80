using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Hosting;

/// <summary>Reads what a server logs during a whole round at the lowest level, from the web framework and the database too.</summary>
public sealed partial class LogTests
{
    const string Host = "Hanafrieda", Player = "Piaquinta", Newcomer = "Quetzalina", Card = "qz7", Changed = "zq9",
        Reason = "Because of the walrus", Passcode = "blue-whale-77";

    static readonly string[] Categories =
    [
        "Default", "Microsoft", "System", "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.EntityFrameworkCore", "Microsoft.Hosting.Lifetime", "Microsoft.AspNetCore.Routing",
    ];

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Names_votes_tokens_and_links_of_devices_are_in_no_log_at_any_level(string environment)
    {
        await using var server = new TestServer
        {
            Environment = environment,
            RecordedLevel = LogLevel.Trace,
            Settings = Categories.ToDictionary(category => $"Logging:LogLevel:{category}", _ => "Trace"),
        };
        await server.InitializeAsync();
        var (secrets, cookie) = (new List<string> { Host, Player, Newcomer, Card, Changed, Reason, Passcode }, "");
        using (var opened = await server.SendAsBrowserAsync(HttpMethod.Post, "/", null, ("name", "Team"), ("hostName", Host),
            ("deck", "custom"), ("cards", $"1, {Card}, {Changed}")))
        {
            Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
            cookie = NewKeyIn(opened);
            secrets.Add(cookie);
            await PlayAsync(server, opened.Headers.Location!.ToString(), new TestPlayer(Host, default, cookie), secrets);
        }

        var leaks = server.Log.Where(text => secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal))).ToList();
        Assert.True(server.Log.Count > 100, "Nothing was recorded.");
        Assert.Empty(leaks.Select(text => text[..Math.Min(text.Length, 300)]));
    }

    [Fact]
    public void Every_entry_has_an_event_id_of_its_own()
    {
        var entries = typeof(Program).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => (method, entry: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(each => each.entry is not null)
            .Select(each => (Name: $"{each.method.DeclaringType!.Name}.{each.method.Name}", Id: each.entry!.EventId)).ToList();

        Assert.True(entries.Count > 20, "Entries are missing.");
        Assert.Empty(entries.Where(each => each.Id <= 0).Select(each => each.Name));
        Assert.Empty(entries.GroupBy(each => each.Id).Where(same => same.Count() > 1)
            .Select(same => $"{same.Key}: {string.Join(", ", same.Select(each => each.Name))}"));
    }

    static async Task PlayAsync(TestServer server, string path, TestPlayer host, List<string> secrets)
    {
        async Task<string> SendAsync(HttpMethod method, string handler, TestPlayer? player, params (string, string)[] fields)
        {
            using var answer = await server.SendAsBrowserAsync(method, $"{path}{handler}", player, fields);
            Assert.True((int)answer.StatusCode < 400, $"{handler}: {answer.StatusCode}");
            return await answer.Content.ReadAsStringAsync(TestTimeout.Token);
        }

        var session = new ServerSession(server, path[3..], host);
        var player = await session.JoinAsync(Player);
        await SendAsync(HttpMethod.Post, "/settings/save", host, ("passcode", Passcode));
        secrets.Add(player.Token!);
        await using (var stream = await session.OpenPageStreamAsync(player))
        using (await session.OpenApiSocketAsync(player))
        {
            await stream.ReadUntilAsync("me:changed");
            await SendAsync(HttpMethod.Post, "/vote", player, ("value", Card), ("reason", Reason));
            await SendAsync(HttpMethod.Post, "/vote", player, ("value", Changed), ("rev", "2"));
            await session.RunAsync(host, new Vote(Card));
            await SendAsync(HttpMethod.Get, "/live/poll?wait=0", player);
            await SendAsync(HttpMethod.Post, "/reveal", host);
            await stream.ReadUntilAsync("cards:revealed");
        }
        var link = LinkIn().Match(await SendAsync(HttpMethod.Post, "/device", player)).Groups[1].Value;
        Assert.NotEmpty(link);
        secrets.Add(link);
        await SendAsync(HttpMethod.Get, $"/pass/{link}", null);
        foreach (var (handler, fields) in ((string, (string, string)[])[])
            [($"/pass/{link}", []), ("/join", [("name", Newcomer), ("role", "voter"), ("passcode", Passcode)])])
        {
            using var seated = await server.SendAsBrowserAsync(HttpMethod.Post, $"{path}{handler}", null, fields);
            Assert.Equal(HttpStatusCode.SeeOther, seated.StatusCode);
            secrets.Add(NewKeyIn(seated));
        }
        await SendAsync(HttpMethod.Get, "/export.csv", player);
        using var refused = await server.SendAsBrowserAsync(HttpMethod.Post, $"{path}/vote", player, ("value", Card), ("round", "9"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    static string NewKeyIn(HttpResponseMessage answer) =>
        TokenIn().Match(Assert.Single(answer.Headers.GetValues("Set-Cookie"))).Groups[1].Value;

    [GeneratedRegex("device=([A-Za-z0-9_-]{43})")]
    private static partial Regex TokenIn();

    [GeneratedRegex("/pass/([A-Za-z0-9_-]{43})")]
    private static partial Regex LinkIn();
}
