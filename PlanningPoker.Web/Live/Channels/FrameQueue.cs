using System.Threading.Tasks.Sources;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>
/// The frames that wait to be sent on one connection. When it overflows it is emptied, and the reader gets the whole table instead. So a
/// slow reader takes a limited amount of memory and delays nobody else.
/// </summary>
/// <remarks>
/// One reader at a time. Thousands of connections wait here, so the queue is its own task to await; a bounded <c>Channel</c> with an
/// overflow mark takes more memory for each (docs/live.md).
/// </remarks>
sealed class FrameQueue : IValueTaskSource
{
    const int Capacity = 64;

    readonly Lock gate = new();
    readonly Queue<QueueItem> items = new();
    ManualResetValueTaskSourceCore<bool> filled = new() { RunContinuationsAsynchronously = true };
    bool overflowed, isAwaited, isClosed;

    /// <summary>The frame that ends the connection; null until it is queued.</summary>
    public Frame? Last { get; private set; }

    /// <summary>Adds items that are sent together. However many they are, they never overflow an empty queue.</summary>
    public void Enqueue(params ReadOnlySpan<QueueItem> added)
    {
        if (added.IsEmpty) return;
        lock (gate)
        {
            if (Last is not null) return;
            if (items.Count > 0 && items.Count + added.Length > Capacity)
            {
                items.Clear();
                overflowed = true;
            }
            foreach (var item in added)
            {
                items.Enqueue(item);
                if (item is not Frame { IsLast: true } last) continue;
                Last = last;
                break;
            }
            Wake();
        }
    }

    /// <summary>Ends the queue: a waiting reader gets an <see cref="OperationCanceledException"/>.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            Wake();
        }
    }

    /// <summary>Waits until there is something to send and takes all of it.</summary>
    /// <exception cref="OperationCanceledException">The queue was closed.</exception>
    public async ValueTask<QueueBatch> DequeueAllAsync()
    {
        await FilledAsync();
        lock (gate)
        {
            if (isClosed) throw new OperationCanceledException("The connection was closed.");
            var batch = new QueueBatch([.. items], overflowed);
            items.Clear();
            overflowed = false;
            return batch;
        }
    }

    void IValueTaskSource.GetResult(short token) => filled.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => filled.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        filled.OnCompleted(continuation, state, token, flags);

    ValueTask FilledAsync()
    {
        lock (gate)
        {
            if (items.Count > 0 || isClosed) return ValueTask.CompletedTask;
            filled.Reset();
            isAwaited = true;
            return new(this, filled.Version);
        }
    }

    void Wake()
    {
        if (!isAwaited) return;
        isAwaited = false;
        filled.SetResult(true);
    }
}

/// <summary>Everything that was taken from a queue at once.</summary>
/// <param name="Items">What was queued, oldest first.</param>
/// <param name="Overflowed">Older items were dropped.</param>
readonly record struct QueueBatch(QueueItem[] Items, bool Overflowed);
