using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Scheduling;

/// <summary>
/// Runs what is due in a session when its time has come, late rather than never, or because of who is present. Sessions in use say what
/// is due next after every commit; the others are looked for in the storage, at the start and then once a minute.
/// </summary>
sealed partial class DueCommands(
    Sessions sessions, DueTimes times, IPresence presence, ISessionStore store, TimeProvider clock, ILogger<DueCommands> log)
    : BackgroundService
{
    const int PageSize = 200;

    /// <summary>In how many sessions at once, so that one that has to wait does not delay the others.</summary>
    const int Workers = 8;

    static readonly TimeSpan SearchInterval = TimeSpan.FromMinutes(1), RetryPause = TimeSpan.FromSeconds(5);

    /// <summary>The sessions that are being run, and whether they have to be checked again after it.</summary>
    readonly ConcurrentDictionary<SessionCode, bool> running = new();

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = stoppingToken };
        return Parallel.ForEachAsync(DueAsync(stoppingToken), options, RunAsync);
    }

    /// <summary>The sessions in which something is due, each when its time has come; without an end.</summary>
    async IAsyncEnumerable<SessionCode> DueAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            await SearchAsync(until: clock.GetUtcNow() + SearchInterval, ct);
            // Timestamps, because somebody may set the clock back.
            var searchedAt = clock.GetTimestamp();
            while (SearchInterval - clock.GetElapsedTime(searchedAt) is var left && left > TimeSpan.Zero)
            {
                foreach (var code in times.TakeDue(clock.GetUtcNow())) yield return code;
                await times.WaitAsync(left, ct);
            }
        }
    }

    /// <summary>Finds what is due soon in sessions that are not in use.</summary>
    async Task SearchAsync(DateTimeOffset until, CancellationToken ct)
    {
        try
        {
            for (var skip = 0; await store.FindDueAsync(until, skip, PageSize, ct) is { Count: > 0 } found; skip += found.Count)
                foreach (var due in found) times.SetIfEarlier(due.Code, due.At);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            LogSearch(log, exception);
        }
    }

    async ValueTask RunAsync(SessionCode code, CancellationToken ct)
    {
        if (!running.TryAdd(code, false))
        {
            if (!running.TryUpdate(code, true, comparisonValue: false) && !running.ContainsKey(code)) times.Check(code);
            return;
        }
        DateTimeOffset? next = null;
        try
        {
            // It may have failed after this run was begun.
            if (times.IsPostponed(code)) return;
            next = await RunDueAsync(code, ct);
            if (next <= clock.GetUtcNow()) times.Postpone(code, clock.GetUtcNow() + RetryPause);
        }
        catch (StoreBusyException exception)
        {
            LogBusy(log, code, exception);
            times.Postpone(code, clock.GetUtcNow() + RetryPause);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            LogFailure(log, code, exception);
            times.Postpone(code, clock.GetUtcNow() + SearchInterval);
        }
        finally
        {
            if (running.TryRemove(code, out var isChangedMeanwhile) && isChangedMeanwhile) times.Check(code);
        }
        if (next is { } at) times.SetIfEarlier(code, at);
    }

    /// <summary>Runs what is due in the session, one after the other, until something changes nothing.</summary>
    /// <returns>When something is due next.</returns>
    async Task<DateTimeOffset?> RunDueAsync(SessionCode code, CancellationToken ct)
    {
        if (await sessions.FindConfirmedAsync(code, ct) is not { } session) return null;
        while (await NextAsync(session) is { } command)
        {
            if (await sessions.RunAsync(code, command, ct) is not { } outcome) return null;
            session = outcome.Session;
            if (outcome.Kind is OutcomeKind.Unchanged or OutcomeKind.Refused) break;
        }
        return DueCommand.NextIn(session)?.At;
    }

    async Task<SystemCommand?> NextAsync(PokerSession session)
    {
        var now = clock.GetUtcNow();
        return DueCommand.NextIn(session) is { Command: { } command } due && due.At <= now
            ? command
            : PresenceCommand.NextIn(session, await presence.GetPresentAsync(session.Code), now);
    }

    [LoggerMessage(LogLevel.Warning, "The storage did not answer in time; what is due in the session {Code} is tried again")]
    static partial void LogBusy(ILogger log, SessionCode code, Exception exception);

    [LoggerMessage(LogLevel.Error, "What was due in the session {Code} failed; the next attempt is in one minute")]
    static partial void LogFailure(ILogger log, SessionCode code, Exception exception);

    [LoggerMessage(LogLevel.Error, "The search for what is due failed; the next one is in one minute")]
    static partial void LogSearch(ILogger log, Exception exception);
}
