using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Hosting.Jobs;

namespace PlanningPoker.Web.Scheduling;

/// <summary>
/// Runs what is due in a session when its time has come, late rather than never, or because of who is present. Sessions in use say what
/// is due next after every commit; the others are looked for in the storage, at the start and then once a minute.
/// </summary>
sealed partial class DueCommands(
    Sessions sessions, DueTimes times, IPresence presence, IPresenceExchange exchange, ISessionStore store, JobHealth health,
    TimeProvider clock, ILogger<DueCommands> log) : BackgroundJob(health, clock, log)
{
    const int PageSize = 200;

    /// <summary>In how many sessions at once, so that one that has to wait does not delay the others.</summary>
    const int Workers = 8;

    /// <summary>
    /// For so long after the start no countdown begins without those who were seated before it: they come back within seconds, with votes
    /// that wait in their browsers.
    /// </summary>
    static readonly TimeSpan ReturnTime = TimeSpan.FromSeconds(20);

    static readonly TimeSpan SearchInterval = TimeSpan.FromMinutes(1), RetryPause = TimeSpan.FromSeconds(5);

    /// <summary>The sessions that are being run, and whether they have to be checked again after it.</summary>
    readonly ConcurrentDictionary<SessionCode, bool> running = new();

    /// <summary>As a time, to compare it with those of the sessions, and as a timestamp, because somebody may set the clock back.</summary>
    readonly (DateTimeOffset Time, long Timestamp) started = (clock.GetUtcNow(), clock.GetTimestamp());

    protected override string Name => "due";

    protected override Task RunAsync(CancellationToken ct)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = ct };
        return Parallel.ForEachAsync(DueAsync(ct), options, RunAsync);
    }

    /// <summary>The sessions in which something is due, each when its time has come; without an end.</summary>
    async IAsyncEnumerable<SessionCode> DueAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            await SearchAsync(until: Clock.GetUtcNow() + SearchInterval, ct);
            // Timestamps, because somebody may set the clock back.
            var searchedAt = Clock.GetTimestamp();
            while (SearchInterval - Clock.GetElapsedTime(searchedAt) is var left && left > TimeSpan.Zero)
            {
                foreach (var code in times.TakeDue(Clock.GetUtcNow())) yield return code;
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
            Succeeded();
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            Failed();
            LogSearch(Log, exception);
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
            if (next <= Clock.GetUtcNow()) times.Postpone(code, Clock.GetUtcNow() + RetryPause);
        }
        catch (StoreBusyException exception)
        {
            LogBusy(Log, code, exception);
            times.Postpone(code, Clock.GetUtcNow() + RetryPause);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            Failed();
            LogFailure(Log, code, exception);
            times.Postpone(code, Clock.GetUtcNow() + DueTimes.LongestPostponement);
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
        var now = Clock.GetUtcNow();
        if (DueCommand.NextIn(session) is { Command: { } command } due && due.At <= now) return command;
        var returning = ReturnTime - Clock.GetElapsedTime(started.Timestamp);
        var awaited = returning > TimeSpan.Zero ? Awaited(session) : [];
        if (awaited.Length > 0) times.CheckAt(session.Code, now + returning);
        var isGuessed = exchange.IsShared && !IsKnown(session);
        if (isGuessed) times.CheckAt(session.Code, now + RetryPause);
        var next = PresenceCommand.NextIn(session, await PresentAsync(session), now, awaited);
        // If all who are seated have voted, so have those who are here; everything else waits until it is known who is.
        return isGuessed && next is not StartCountdown ? null : next;
    }

    /// <summary>Who may be on their way back after the start of the server.</summary>
    PlayerId[] Awaited(PokerSession session) =>
        [.. session.Seated.Where(player => player.SeatedAt < started.Time).Select(player => player.Id)];

    /// <summary>
    /// Who is present. If another server uses the session and it is not known who is connected to it, everyone may be there: otherwise two
    /// servers would start and stop a countdown in turn, each for those it knows.
    /// </summary>
    async Task<IReadOnlySet<PlayerId>> PresentAsync(PokerSession session) =>
        IsKnown(session)
            ? await presence.GetPresentAsync(session.Code)
            : session.Players.Where(player => player.IsSeated).Select(player => player.Id).ToHashSet();

    bool IsKnown(PokerSession session) => exchange.IsComplete || !sessions.IsUsedElsewhere(session.Code);

    [LoggerMessage(110, LogLevel.Warning, "The storage did not answer in time; what is due in the session {Code} is tried again")]
    static partial void LogBusy(ILogger log, SessionCode code, Exception exception);

    [LoggerMessage(111, LogLevel.Error, "What was due in the session {Code} failed; the next attempt is in one minute")]
    static partial void LogFailure(ILogger log, SessionCode code, Exception exception);

    [LoggerMessage(112, LogLevel.Error, "The search for what is due failed; the next one is in one minute")]
    static partial void LogSearch(ILogger log, Exception exception);
}
