using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using PlanningPoker.Web.Hosting.Jobs;

namespace PlanningPoker.Web.Webhooks;

/// <summary>
/// Sends what the webhooks have to send. A session has one delivery on its way at a time, and those whose receivers are slow share few of
/// the places, so that they delay no other session; of several servers one sends, by the lease of the store.
/// </summary>
sealed partial class WebhookDeliveries(
    IWebhookStore store, WebhookClient client, WebhookSettings settings, JobHealth health, TimeProvider clock,
    ILogger<WebhookDeliveries> log) : BackgroundJob(health, clock, log)
{
    public const int Places = 32, PlacesOfSlow = 8;

    /// <summary>Longer than an attempt takes, with the writing of its result.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    static readonly TimeSpan SearchInterval = TimeSpan.FromSeconds(1);

    /// <summary>An attempt that took longer makes its session slow, until a quicker one.</summary>
    public static readonly TimeSpan SlowAfter = TimeSpan.FromSeconds(2);

    readonly ConcurrentDictionary<SessionCode, bool> sending = new();
    readonly SlowSessions slow = new();

    /// <summary>Completed when a delivery is done: its session may have the next one waiting.</summary>
    TaskCompletionSource done = new();

    protected override string Name => "webhooks";

    protected override TimeSpan PauseAfterFailure => TimeSpan.FromSeconds(10);

    protected override Task RunAsync(CancellationToken ct)
    {
        if (!settings.IsEnabled) return Task.CompletedTask;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Places, CancellationToken = ct };
        return Parallel.ForEachAsync(DueAsync(ct), options, SendAsync);
    }

    /// <summary>The deliveries that are due, each when its time has come; without an end.</summary>
    async IAsyncEnumerable<ClaimedDelivery> DueAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            // Made before the search, so that what is done during it ends the pause at once.
            var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref done, next);
            var (claimed, pause) = await ClaimAsync(ct);
            if (claimed is null)
            {
                await PauseAsync(pause, next.Task, ct);
                continue;
            }
            sending[claimed.Session] = true;
            yield return claimed;
        }
    }

    async Task PauseAsync(TimeSpan pause, Task end, CancellationToken ct)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(Task.Delay(pause, Clock, ended.Token), end);
        await ended.CancelAsync();
        ct.ThrowIfCancellationRequested();
    }

    /// <summary>A search that fails does not end those deliveries that are on their way.</summary>
    async Task<(ClaimedDelivery?, TimeSpan Pause)> ClaimAsync(CancellationToken ct)
    {
        try
        {
            var claimed = await store.ClaimAsync(Clock.GetUtcNow(), Lease, Excluded(), ct);
            Succeeded();
            return (claimed, SearchInterval);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            Failed();
            LogSearchFailure(Log, exception);
            return (null, PauseAfterFailure);
        }
    }

    /// <summary>The sessions that have a delivery on its way; with them all slow ones, if as many of these have one as may.</summary>
    SessionCode[] Excluded()
    {
        SessionCode[] busy = [.. sending.Keys];
        return busy.Count(slow.Contains) < PlacesOfSlow ? busy : [.. busy.Union(slow.All)];
    }

    async ValueTask SendAsync(ClaimedDelivery claimed, CancellationToken ct)
    {
        try
        {
            var start = Clock.GetTimestamp();
            var result = await client.SendAsync(claimed, ct);
            var now = Clock.GetUtcNow();
            slow.Note(claimed.Session, Clock.GetElapsedTime(start) > SlowAfter, now);
            await store.FinishAsync(claimed, result, now, NextAfter(claimed, result, now));
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            // It is taken again when the lease has run out; the others are not to wait for that.
            Failed();
            LogFailure(Log, claimed.Id, exception);
        }
        finally
        {
            sending.TryRemove(claimed.Session, out _);
            Volatile.Read(ref done).TrySetResult();
        }
    }

    /// <summary>A receiver that is gone for good says so with 410; what is forbidden stays so until somebody changes it.</summary>
    static DateTimeOffset? NextAfter(ClaimedDelivery claimed, WebhookResult result, DateTimeOffset now) =>
        result is { Outcome: WebhookOutcome.Delivered or WebhookOutcome.Forbidden } or { Status: (int)HttpStatusCode.Gone }
            ? null
            : WebhookRetries.NextAfter(claimed.Attempt, claimed.DueSince, now);

    [LoggerMessage(116, LogLevel.Error, "The search for deliveries that are due failed; it is made again")]
    static partial void LogSearchFailure(ILogger log, Exception exception);

    [LoggerMessage(115, LogLevel.Error, "The delivery {Delivery} could not be sent, or its result not be written; it is sent again")]
    static partial void LogFailure(ILogger log, string delivery, Exception exception);
}
