using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace PlanningPoker.Load.Baselines;

/// <summary>What SignalR alone costs: a hub that pushes to a group what our own events say, and keeps nothing but a counter.</summary>
class BareHub : Hub
{
    static readonly ConcurrentDictionary<string, HubSession> Games = new();

    /// <summary>The game this connection sits at, in its own state.</summary>
    protected HubSession HubSession => (HubSession)Context.Items["game"]!;

    protected string Player => (string)Context.Items["player"]!;

    public async Task<long> Sit(string group, int player)
    {
        var game = Games.GetOrAdd(group, code => new(code));
        (Context.Items["game"], Context.Items["player"]) = (game, $"player-{player:0000}");
        game.Sit();
        await Groups.AddToGroupAsync(Context.ConnectionId, group);
        await SatDownAsync();
        return game.Version;
    }

    public async Task<long> Vote(string face)
    {
        var told = HubSession.Vote(Player, face);
        await KeepVoteAsync(face);
        return await TellAsync("vote:submitted", told);
    }

    public async Task<long> Reveal()
    {
        var told = HubSession.Reveal();
        await KeepRoundAsync();
        return await TellAsync("cards:revealed", told);
    }

    public async Task<long> Reset()
    {
        var told = HubSession.Reset();
        await KeepRoundAsync();
        return await TellAsync("game:reset", told);
    }

    protected virtual Task SatDownAsync() => Task.CompletedTask;
    protected virtual Task KeepVoteAsync(string face) => Task.CompletedTask;
    protected virtual Task KeepRoundAsync() => Task.CompletedTask;

    async Task<long> TellAsync(string name, HubEvent told)
    {
        await Clients.Group(HubSession.Code).SendAsync(name, told);
        return told.Version;
    }
}
