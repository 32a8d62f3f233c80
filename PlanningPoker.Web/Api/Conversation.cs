using System.Threading.RateLimiting;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting.RateLimits;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Api;

/// <summary>
/// What a script says on its WebSocket: every verb by its wire name, each answered. It needs no token to connect;
/// who acts is known by the handshake's cookie or token, or from a <c>session:join</c> on.
/// </summary>
sealed partial class Conversation(HttpContext http, string id, Sessions sessions, Budgets budgets, ILogger log) : IListener, IDisposable
{
    PlayerId? counted = http.Features.Get<CountedStream>()?.Player;
    RateLimitLease? place;
    Identified? became;
    Caller caller = new(sessions, id, DeviceKey.Of(http.Request));

    public async ValueTask<Reply> HearAsync(ReadOnlyMemory<byte> message, bool isTooLarge)
    {
        var said = isTooLarge ? null : Said.Read(message.Span);
        became = null;
        var answer = said is null ? Problems.Of(isTooLarge ? Reason.TooLarge : Reason.BadRequest) : await AnswerAsync(said);
        return new(Said.Answer(said, answer), became);
    }

    public void Dispose() => place?.Dispose();

    async Task<IResult> AnswerAsync(Said said)
    {
        try
        {
            var (session, me) = await caller.FindAsync(CancellationToken.None);
            using var lease = said.IsJoin
                ? budgets.Joins.AttemptAcquire(LimitedCall.AddressOf(http))
                : budgets.Commands.AttemptAcquire(me is null ? http.Connection.Id : Budgets.KeyOf(session!.Code, me.Id));
            return lease.IsAcquired ? await RunAsync(said, me) : Problems.Of(Reason.TooManyRequests);
        }
        catch (StoreBusyException)
        {
            return Problems.Of(Reason.Busy);
        }
        catch (Exception bug)
        {
            LogFailure(log, said.Type, bug);
            return Problems.Failure;
        }
    }

    async Task<IResult> RunAsync(Said said, Player? me)
    {
        var data = said.Json;
        if (said.IsJoin && JsonBody.Parse<Return>(data) is { PlayerToken: { } token }) return await ReturnAsync(DeviceKey.Parse(token));
        var (command, refusal) = Verbs.Read(said.Type ?? "", data);
        return command switch
        {
            null => Problems.Of(refusal!),
            Join join => await JoinAsync(join),
            // Who names nobody means themselves.
            UpdatePlayer { PlayerId.Value: null } self => await caller.RunAsync(self with { PlayerId = me?.Id ?? default }, null, CancellationToken.None),
            IOfPlayer => await caller.RunAsync(command, null, CancellationToken.None),
            _ => await caller.RunAsync(command, JsonBody.ClaimIn(data), CancellationToken.None),
        };
    }

    /// <summary>A seat of one's own, which the connection's key is for, or else a new one.</summary>
    Task<IResult> JoinAsync(Join join)
    {
        var newcomer = caller with { Key = caller.Key ?? DeviceKey.New() };
        // A token is told to who has none; a browser's cookie is out of reach of scripts, and stays so.
        var token = caller.Key is null ? newcomer.Key!.Value.Value : null;
        return newcomer.RunAsync(join, null, done =>
        {
            return TakesPlace(done.Session, done.Me) ? Become(newcomer, done.Me, PlayerAnswer.Of(done, token)) : Problems.Of(Reason.TooManyRequests);
        }, CancellationToken.None);
    }

    /// <summary>The seat that a token is for.</summary>
    async Task<IResult> ReturnAsync(DeviceKey? known)
    {
        var returning = caller with { Key = known };
        var (session, me) = await returning.FindAsync(CancellationToken.None);
        if (session is null) return Problems.Of(Reason.NoSession);
        if (me is null) return Problems.Of(known is { } key && session.PlayerOf(key.Hash) is { Seating: Seating.Removed } ? Reason.Removed : Reason.NotJoined);
        return TakesPlace(session, me) ? Become(returning, me, TypedResults.Ok(new PlayerAnswer(me.Id, null, session.Version))) : Problems.Of(Reason.TooManyRequests);
    }

    /// <summary>A socket counts among the streams of whoever it is for, from then on; for whom it was opened it counts until it closes.</summary>
    bool TakesPlace(PokerSession session, Player player)
    {
        if (counted == player.Id) return true;
        var mine = budgets.PlayerStreams.AttemptAcquire(Budgets.KeyOf(session.Code, player.Id));
        if (!mine.IsAcquired) return false;
        place?.Dispose();
        (place, counted) = (mine, player.Id);
        return true;
    }

    IResult Become(Caller known, Player player, IResult answer)
    {
        (caller, became) = (known, new(player.Id, known.Key!.Value.Hash));
        return answer;
    }

    [LoggerMessage(LogLevel.Error, "A socket's {Verb} failed.")]
    static partial void LogFailure(ILogger log, string? verb, Exception bug);

    sealed record Return(string? PlayerToken);
}
