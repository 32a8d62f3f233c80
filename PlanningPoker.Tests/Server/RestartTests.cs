using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Server;

/// <summary>What a session has in the middle of the hour is there after a restart, and what was due meanwhile is done.</summary>
public sealed class RestartTests : IAsyncLifetime
{
    readonly FakeTimeProvider clock = TestClock.Create();
    readonly string folder = Directory.CreateTempSubdirectory("planning-poker-restart-").FullName;
    TestServer server = null!;
    ServerSession session = null!;
    TestPlayer pia = null!;

    public async ValueTask InitializeAsync()
    {
        server = await StartAsync();
        session = await ServerSession.OpenAsync(server);
        pia = await session.JoinAsync("Pia");
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_timer_that_ends_while_no_server_runs_is_over_after_the_restart()
    {
        await session.RunAsync(session.Host, new StartTimer(30));

        await RestartAsync(TimeSpan.FromMinutes(1));

        var limit = TestTimeout.Token;
        while ((string)(await session.SnapshotAsync())["timer"]!["state"]! != "ended") limit.ThrowIfCancellationRequested();
        await session.RunAsync(session.Host, new StartTimer(30));
        Assert.Equal("running", (string)(await session.SnapshotAsync())["timer"]!["state"]!);
    }

    [Fact]
    public async Task Controls_that_were_taken_are_given_back_after_the_restart()
    {
        var sessions = server.Services.GetRequiredService<Sessions>();
        await sessions.RunAsync(session.Id, new NoteHostsAway(), TestTimeout.Token);
        await sessions.RunAsync(session.Id, new OfferControls(pia.Id), TestTimeout.Token);
        await session.RunAsync(pia, new AcceptControls());

        await RestartAsync(TimeSpan.FromMinutes(5));
        await session.RunAsync(session.Host, new TakeBackControls());

        var hosts = (await session.SnapshotAsync())["players"]!.AsArray().Where(player => (bool)player!["host"]!);
        Assert.Equal([session.Host.Id.Value], hosts.Select(player => (string)player!["playerId"]!));
    }

    [Fact]
    public async Task The_estimates_and_the_end_of_the_backlog_are_there_after_the_restart_and_saving_is_undone()
    {
        foreach (var id in (string[])["a", "b"]) await session.RunAsync(session.Host, new CreateStory(id, $"Story {id}"));
        await session.RunAsync(session.Host, new StartStory(new("a")));
        await VoteAndRevealAsync("5");
        await session.RunAsync(session.Host, new EstimateStory(new("a"), "3"));
        // Confirmed by a host, and replaced on the way to the next story.
        await session.RunAsync(session.Host, new StartStory(new("b"), Estimate: "5"));

        await RestartAsync(TimeSpan.FromSeconds(5));
        var offer = (await session.SnapshotAsync())["undo"]!.AsArray().Single()!;
        await session.RunAsync(session.Host, new Undo((long)offer["undoId"]!));
        Assert.Equal(("3", "revealed"), await StateAsync());

        await session.RunAsync(session.Host, new StartStory(new("b")));
        await VoteAndRevealAsync("8");
        await session.RunAsync(session.Host, new EstimateStory(new("b"), "8"));
        var before = await SummaryAsync();
        await RestartAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(before, await SummaryAsync());
        Assert.Contains("\"done\":true", before, StringComparison.Ordinal);

        async Task<(string?, string?)> StateAsync()
        {
            var snapshot = await session.SnapshotAsync();
            return ((string?)snapshot["stories"]![0]!["estimate"], (string?)snapshot["phase"]);
        }

        async Task<string> SummaryAsync()
        {
            using var response = await session.SendAsync(HttpMethod.Get, "/summary", session.Host);
            return await response.Content.ReadAsStringAsync(TestTimeout.Token);
        }
    }

    async Task VoteAndRevealAsync(string face)
    {
        await session.RunAsync(session.Host, new Vote(face));
        await session.RunAsync(session.Host, new Reveal());
    }

    /// <summary>Stops the server, and starts another one on its data after a while.</summary>
    async Task RestartAsync(TimeSpan pause)
    {
        await server.DisposeAsync();
        clock.Advance(pause);
        server = await StartAsync();
        session = new(server, session.Code, session.Host);
    }

    Task<TestServer> StartAsync() =>
        TestServer.StartAsync(clock, ("ConnectionStrings:Default", $"Data Source={Path.Combine(folder, "sessions.db")}"));
}
