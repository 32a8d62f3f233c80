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
sealed class FrameQueue : IValueTaskSource<QueueBatch>
{
    /// <summary>How many items wait at most where there are few readers.</summary>
    const int MinCapacity = 64;

    readonly Lock gate = new();
    ManualResetValueTaskSourceCore<bool> filled;
    QueueItem[] items = [];
    bool overflowed, isAwaited, isClosed;

    /// <summary>The frame that ends the connection; null until it is queued.</summary>
    public Frame? Last { get; private set; }

    /// <summary>
    /// Adds items that are sent together, without waking the reader. However many they are, they never overflow an empty queue.
    /// </summary>
    /// <param name="added">Shared with other queues and never modified. Only the last one may end the connection.</param>
    /// <param name="readers">How many read the same: the more players vote, the more changes the whole table is worth.</param>
    public void Enqueue(QueueItem[] added, int readers = 1)
    {
        lock (gate)
        {
            if (Last is not null || added.Length == 0) return;
            if (items.Length > 0 && items.Length + added.Length > Math.Max(MinCapacity, readers)) (items, overflowed) = ([], true);
            items = items.Length == 0 ? added : [.. items, .. added];
            if (added is [.., Frame { IsLast: true } last]) Last = last;
        }
    }

    /// <summary>Adds a frame about the connection, for which no other is dropped, and wakes the reader in the thread pool.</summary>
    public void EnqueueAndWake(Frame added)
    {
        Enqueue([added], readers: int.MaxValue);
        WakeInPool();
    }

    /// <summary>If the reader waits and there is something to send, it goes on in this call.</summary>
    public void Wake()
    {
        lock (gate)
        {
            if (!isAwaited || IsEmpty) return;
            isAwaited = false;
        }
        filled.SetResult(true);
    }

    /// <summary>Ends the queue: a waiting reader gets an <see cref="OperationCanceledException"/>.</summary>
    public void Close()
    {
        lock (gate) isClosed = true;
        WakeInPool();
    }

    /// <summary>Waits until there is something to send and takes all of it.</summary>
    /// <exception cref="OperationCanceledException">The queue was closed.</exception>
    public ValueTask<QueueBatch> DequeueAllAsync()
    {
        lock (gate)
        {
            if (IsEmpty)
            {
                filled.Reset();
                isAwaited = true;
                return new(this, filled.Version);
            }
        }
        return new(TakeAll());
    }

    QueueBatch IValueTaskSource<QueueBatch>.GetResult(short token)
    {
        filled.GetResult(token);
        return TakeAll();
    }

    ValueTaskSourceStatus IValueTaskSource<QueueBatch>.GetStatus(short token) => filled.GetStatus(token);

    void IValueTaskSource<QueueBatch>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        filled.OnCompleted(continuation, state, token, flags);

    bool IsEmpty => items.Length == 0 && !overflowed && !isClosed;

    QueueBatch TakeAll()
    {
        lock (gate)
        {
            if (isClosed) throw new OperationCanceledException("The connection was closed.");
            var batch = new QueueBatch(items, overflowed);
            (items, overflowed) = ([], false);
            return batch;
        }
    }

    void WakeInPool() => ThreadPool.UnsafeQueueUserWorkItem(static queue => queue.Wake(), this, preferLocal: false);
}

/// <summary>Everything that was taken from a queue at once.</summary>
/// <param name="Items">What was queued, oldest first.</param>
/// <param name="Overflowed">Older items were dropped.</param>
readonly record struct QueueBatch(QueueItem[] Items, bool Overflowed);
