using System.Collections.Immutable;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Demo;

/// <summary>
/// Starts demos, and knows those that go on here. Only this server's memory has the devices of their robots: after a restart the robots
/// stay in their seats, and are away.
/// </summary>
public sealed class Demos(Sessions sessions, IPresence presence, DemoSettings settings, TimeProvider clock)
{
    /// <summary>More than these are not started on one server.</summary>
    public const int MaxAtOnce = 20;

    readonly Lock gate = new();
    ImmutableList<RunningDemo> running = [];
    int starting;

    public bool IsEnabled => settings.IsEnabled;

    internal IReadOnlyList<RunningDemo> Running => running;

    /// <summary>
    /// Opens a session with stories and four robots, in the language of the caller, who is its host. Null if too many go on already.
    /// </summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    public async Task<PokerSession?> TryStartAsync(DeviceHash host)
    {
        lock (gate)
        {
            if (running.Count + starting >= MaxAtOnce) return null;
            starting++;
        }
        try
        {
            return await StartAsync(host);
        }
        finally
        {
            lock (gate) starting--;
        }
    }

    /// <summary>The robots leave: they are away a few seconds later.</summary>
    internal async Task EndAsync(RunningDemo demo)
    {
        lock (gate) running = running.Remove(demo);
        await demo.DisposeAsync();
    }

    async Task<PokerSession> StartAsync(DeviceHash host)
    {
        var opened = await sessions.OpenAsync(new(Words.DemoSession, Words.DemoYou), host);
        var session = opened.Value ?? throw new InvalidOperationException($"The demo was refused: {opened.Refusal?.Reason}");
        var code = session.Code;
        var rows = DemoTexts.Stories.Select((title, i) => new ImportRow(i + 1, new(title)));
        session = await RunAsync(code, host, new ImportStories([.. rows]));
        await RunAsync(code, host, new StartStory(session.Stories[0].Id));
        var robots = ImmutableArray.CreateBuilder<Robot>();
        foreach (var name in DemoTexts.Players)
        {
            var device = DeviceKey.New().Hash;
            session = await RunAsync(code, device, new Join(name));
            robots.Add(new(device, session.PlayerOf(device)!.Id));
        }
        var demo = new RunningDemo(code, robots.ToImmutable(), new(settings.VoteWithin, Random.Shared), clock.GetUtcNow());
        try
        {
            await demo.ArriveAsync(presence);
        }
        catch
        {
            await demo.DisposeAsync();
            throw;
        }
        lock (gate) running = running.Add(demo);
        return session;
    }

    async Task<PokerSession> RunAsync(SessionCode code, DeviceHash device, PlayerCommand command) =>
        (await sessions.RunAsync(code, device, null, command, CancellationToken.None)) is { Refusal: null, Outcome: { } outcome }
            ? outcome.Session
            : throw new InvalidOperationException($"The demo was refused: {command.Verb}");
}
