using System.Text.Json.Nodes;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Nodes;

/// <summary>
/// An upgrade without a break: the new build has changed the database, and servers of the build before go on playing on it.
/// </summary>
[Collection(nameof(NonParallel))]
public sealed class TwoBuildsTests
{
    /// <summary>The commit of the release before. There is none yet: this is the trunk at the end of November 2026.</summary>
    const string Before = "bbd6ffd1ed140703ef6bdc84fc80e7716323a25b";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_build_before_and_this_one_play_on_one_database()
    {
        var build = await AppBuild.PublishAsync(Before);
        await using var database = await PostgreSqlServer.StartAsync(Ct);
        await using var redis = await RedisServer.StartAsync(Ct);
        var settings = new Dictionary<string, string>
        {
            ["Database__Provider"] = "PostgreSql",
            ["Nodes__Redis"] = redis.ConnectionString,
        };
        await using var before = await ServerProcess.StartAsync(database.ConnectionString("poker"), Ct, settings: settings, app: build);
        using var host = await ApiClient.StartSessionAsync(before.Address, "Sprint 42", "Ann");
        using var bob = await ApiClient.JoinAsync(host.Invitation, "Bob");
        await DoAsync(host, HttpMethod.Post, "/stories", new { title = "Sign in" });
        await DoAsync(bob, HttpMethod.Post, "/vote", new { value = "5" });

        await using var now = await ServerProcess.StartAsync(database.ConnectionString("poker"), Ct, settings: settings);
        using var cid = await ApiClient.JoinAsync(new(now.Address, host.Invitation.AbsolutePath), "Cid");
        ServerProcess[] servers = [before, now];
        for (var turn = 0; turn < 4; turn++) await PlayRoundAsync([host, bob, cid], servers[turn % 2], servers[(turn + 1) % 2]);

        Assert.All(servers, server => Assert.DoesNotContain("fail: PlanningPoker", server.Log, StringComparison.Ordinal));
    }

    /// <summary>Everyone votes at both servers; the host acts at one of them.</summary>
    static async Task PlayRoundAsync(ApiClient[] players, ServerProcess server, ServerProcess other)
    {
        using var host = players[0].At(server.Address);
        foreach (var player in players)
        {
            using var first = player.At(other.Address);
            using var changed = player.At(server.Address);
            await DoAsync(first, HttpMethod.Post, "/vote", new { value = "3" });
            await DoAsync(changed, HttpMethod.Post, "/vote", new { value = "8" });
        }
        await DoAsync(host, HttpMethod.Post, "/timer/start", new { seconds = 60 });
        await DoAsync(host, HttpMethod.Post, "/reveal");
        await ExpectSameAsync(players, server, other);
        var story = await DoAsync(host, HttpMethod.Post, "/stories", new { title = $"Story of {server.Address.Port}" });
        var id = story["storyId"] ?? story["story"]!["id"];
        await DoAsync(host, HttpMethod.Patch, "", new { name = $"Round at {server.Address.Port}", settings = new { anonymous = false } });
        await DoAsync(host, HttpMethod.Patch, $"/stories/{id}", new { estimate = "8" });
        await DoAsync(host, HttpMethod.Post, $"/stories/{id}/start");
        await DoAsync(host, HttpMethod.Post, "/end");
        await ExpectSameAsync(players, server, other);
        await DoAsync(host, HttpMethod.Post, "/reopen");
        await ExpectSameAsync(players, server, other);
    }

    static async Task<JsonNode> DoAsync(ApiClient player, HttpMethod method, string path, object? body = null)
    {
        var answer = await player.SendAsync(method, path, body, Ct);
        Assert.True(answer.IsSuccess, $"{method} {path} at {player.Invitation}: {answer.Text}");
        return JsonNode.Parse(answer.Text)!;
    }

    /// <summary>Everything that the build before tells is told by this one alike.</summary>
    static async Task ExpectSameAsync(ApiClient[] players, ServerProcess server, ServerProcess other)
    {
        foreach (var player in players)
        {
            using var here = player.At(server.Address);
            using var there = player.At(other.Address);
            ExpectAlike("table", await TableAsync(here), await TableAsync(there));
        }
    }

    /// <summary>
    /// What only one of them has was added by the newer build. Who is present is left out: this build counts who has just joined, the one
    /// before does not.
    /// </summary>
    static void ExpectAlike(string path, JsonNode? one, JsonNode? two)
    {
        if (one is JsonObject here && two is JsonObject there)
        {
            foreach (var name in here.Select(member => member.Key).Intersect(there.Select(member => member.Key)).Except(["here"]))
                ExpectAlike($"{path}.{name}", here[name], there[name]);
        }
        else if (one is JsonArray ours && two is JsonArray theirs && ours.Count == theirs.Count)
        {
            for (var i = 0; i < ours.Count; i++) ExpectAlike($"{path}[{i}]", ours[i], theirs[i]);
        }
        else
        {
            Assert.Equal($"{path}: {one?.ToJsonString()}", $"{path}: {two?.ToJsonString()}");
        }
    }

    static async Task<JsonObject> TableAsync(ApiClient player) => JsonNode.Parse($"{await player.SnapshotAsync()}")!.AsObject();
}
