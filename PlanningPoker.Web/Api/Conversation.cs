using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Hosting.RateLimits;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Api;

/// <summary>
/// Handles the messages of a script on its WebSocket: runs every verb by its wire name and answers each. Connecting needs no token: the
/// caller is identified by the handshake's cookie or token, or later by <c>session:join</c>.
/// </summary>
sealed partial class Conversation(HttpContext http, CurrentPlayer current, Sessions sessions, RateLimits limits, ILogger log)
    : IMessageHandler, IDisposable
{
    Caller caller = new(sessions, current.WrittenCode, current.Device);
    string? countedPlayer = http.Features.Get<CountedStream>()?.PlayerKey;
    RateLimitLease? streamLease;
    PlayerIdentity? authenticated;

    public async ValueTask<Reply> HandleAsync(ReadOnlyMemory<byte> message, bool isTooLarge)
    {
        var read = isTooLarge ? null : ClientMessage.Read(message.Span);
        authenticated = null;
        var answer = read is null
            ? Problem.Of(isTooLarge ? RequestFault.TooLarge : RequestFault.BadRequest).ToResult()
            : await AnswerAsync(read);
        return new(ClientMessage.Answer(read, answer), authenticated);
    }

    public void Dispose() => streamLease?.Dispose();

    async Task<IResult> AnswerAsync(ClientMessage message)
    {
        try
        {
            var (session, me) = await caller.FindAsync(CancellationToken.None);
            using var leases = new RateLimitLeases();
            return await leases.AcquireAsync(LimitsOf(message, session, me)) is null ? await RunAsync(message, me) : TooMany();
        }
        catch (StoreBusyException busy)
        {
            LogBusy(log, message.Type, busy);
            return Problem.Of(RequestFault.Busy).ToResult();
        }
        catch (Exception bug)
        {
            LogFailure(log, message.Type, bug);
            return Problem.Failure.ToResult();
        }
    }

    /// <summary>The token of a seated player is no attempt to get in: it counts as a command of that player.</summary>
    IEnumerable<(RateLimit Limit, string Key)> LimitsOf(ClientMessage message, PokerSession? session, Player? me)
    {
        if (message.IsJoin)
        {
            var device = message.HasToken ? DeviceKey.Parse(message.TokenText) : caller.Device;
            var player = device is { } key && session?.PlayerOf(key.Hash) is { IsSeated: true } seated ? seated : null;
            if (session is null) return limits.OfUnknownCode(RemoteAddress.Of(http), device?.Hash.Value);
            if (!message.HasToken || player is null)
                return limits.OfJoin(RemoteAddress.Of(http), session.Code.Value, player is null ? device?.Hash.Value : null);
            me = player;
        }
        return [(limits.Commands, me is null ? http.Connection.Id : CurrentPlayer.KeyOf(session!.Code, me.Id))];
    }

    async Task<IResult> RunAsync(ClientMessage message, Player? me)
    {
        if (message.HasToken)
            return message.TokenText is { } token
                ? await AuthenticateByTokenAsync(DeviceKey.Parse(token))
                : Problem.Of(Reason.BadRequest).ToResult();
        var data = message.Json;
        var (command, refusal) = Verbs.Read(message.Type ?? "", data);
        return command switch
        {
            null => Problem.Of(refusal!).ToResult(),
            Join join => await JoinAsync(join),
            // Without an id, it is the caller's own name or role.
            UpdatePlayer { PlayerId.Value: null } self => await RunAsync(self with { PlayerId = me?.Id ?? default }, null),
            _ => await RunAsync(command, JsonBody.ClaimIn(data)),
        };
    }

    /// <summary>A command that was received is run even if the connection closes.</summary>
    Task<IResult> RunAsync(PlayerCommand command, PlayerId? claimed) => caller.RunAsync(command, claimed, CancellationToken.None);

    /// <summary>Takes a seat, or keeps the one that the connection's secret belongs to.</summary>
    Task<IResult> JoinAsync(Join join)
    {
        var joining = caller with { Device = caller.Device ?? DeviceKey.New() };
        // Only a new secret is returned: a browser's cookie must stay out of reach of scripts.
        var token = caller.Device is null ? joining.Device!.Value.Value : null;
        return joining.RunAsync(join, null, done => CountStream(done.Session, done.Me)
            ? Authenticate(joining, done.Me, PlayerAnswer.Of(done, token))
            : TooMany(), CancellationToken.None);
    }

    /// <summary>Identifies the connection as the player whom a token belongs to.</summary>
    async Task<IResult> AuthenticateByTokenAsync(DeviceKey? device)
    {
        var returning = caller with { Device = device };
        var (session, me) = await returning.FindAsync(CancellationToken.None);
        if (session is null) return Problem.Of(Reason.NoSession).ToResult();
        if (me is null)
        {
            var wasRemoved = device is { } key && session.PlayerOf(key.Hash) is { Seating: Seating.Removed };
            return Problem.Of(wasRemoved ? Reason.Removed : Reason.NotJoined).ToResult();
        }
        return CountStream(session, me)
            ? Authenticate(returning, me, TypedResults.Ok(new PlayerAnswer(me.Id, null, session.Version)))
            : TooMany();
    }

    /// <summary>
    /// From now on the socket counts as a stream of this player. It also still counts for the player who opened it.
    /// </summary>
    bool CountStream(PokerSession session, Player player)
    {
        var key = CurrentPlayer.KeyOf(session.Code, player.Id);
        if (countedPlayer == key) return true;
        var lease = limits.PlayerStreams.AcquireHere(key);
        if (!lease.IsAcquired) return false;
        streamLease?.Dispose();
        (streamLease, countedPlayer) = (lease, key);
        return true;
    }

    IResult Authenticate(Caller known, Player player, IResult answer)
    {
        (caller, authenticated) = (known, new(player.Id, known.Device!.Value.Hash));
        return answer;
    }

    static ProblemHttpResult TooMany() => Problem.Of(RequestFault.TooManyRequests).ToResult();

    [LoggerMessage(21, LogLevel.Warning, "The command {Verb} of a WebSocket was refused because the storage did not answer in time.")]
    static partial void LogBusy(ILogger log, string? verb, Exception busy);

    [LoggerMessage(22, LogLevel.Error, "The command {Verb} of a WebSocket failed.")]
    static partial void LogFailure(ILogger log, string? verb, Exception bug);
}
