using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace PlanningPoker.Load.Baselines;

/// <summary>The cost of SignalR alone: a hub that pushes events like Planning Poker's to a group and stores nothing.</summary>
class BareHub : Hub
{
    static readonly ConcurrentDictionary<string, HubSession> Sessions = new();

    /// <summary>The session that the connection has joined.</summary>
    protected HubSession Session => (HubSession)Context.Items["session"]!;

    protected string Player => (string)Context.Items["player"]!;

    public async Task<long> Join(string code, int player)
    {
        var session = Sessions.GetOrAdd(code, key => new(key));
        (Context.Items["session"], Context.Items["player"]) = (session, $"player-{player:0000}");
        session.Join();
        await Groups.AddToGroupAsync(Context.ConnectionId, code);
        await SaveSessionAsync();
        return session.Version;
    }

    public async Task<long> Vote(string card)
    {
        var submitted = Session.Vote(Player, card);
        await SaveVoteAsync(card);
        return await PublishAsync("vote:submitted", submitted);
    }

    public async Task<long> Reveal()
    {
        var revealed = Session.Reveal();
        await SaveRoundAsync();
        return await PublishAsync("cards:revealed", revealed);
    }

    public async Task<long> Reset()
    {
        var reset = Session.Reset();
        await SaveRoundAsync();
        return await PublishAsync("game:reset", reset);
    }

    /// <summary>Called each time a player has joined; the first call must store the session.</summary>
    protected virtual Task SaveSessionAsync() => Task.CompletedTask;

    protected virtual Task SaveVoteAsync(string card) => Task.CompletedTask;

    protected virtual Task SaveRoundAsync() => Task.CompletedTask;

    async Task<long> PublishAsync(string name, HubEvent hubEvent)
    {
        await Clients.Group(Session.Code).SendAsync(name, hubEvent);
        return hubEvent.Version;
    }
}
