using System.Threading.Tasks.Sources;
using PlanningPoker.Web.Live.Connections;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>
/// What waits for one connection. When it is full everything in it is thrown away, and the whole table is sent
/// instead: a slow reader costs bounded memory and nobody else's time.
/// </summary>
/// <remarks>One reader at a time. Thousands wait at thousands of these, so it is its own task to wait for.</remarks>
sealed class Mailbox : IValueTaskSource
{
    const int Capacity = 64;

    readonly Lock gate = new();
    readonly Queue<Frame> frames = new();
    ManualResetValueTaskSourceCore<bool> filled = new() { RunContinuationsAsynchronously = true };
    bool overflowed, isAwaited, isClosed;

    /// <summary>Whose connection this is; null for a reader without a seat.</summary>
    public Identified? Owner { get; set; }

    /// <summary>The frame after which there is nothing more to tell, once it has come.</summary>
    public Frame? Last { get; private set; }

    public void Post(Frame frame)
    {
        lock (gate)
        {
            if (Last is not null) return;
            if (frame.IsLast) Last = frame;
            if (frames.Count == Capacity)
            {
                frames.Clear();
                overflowed = true;
            }
            frames.Enqueue(frame);
            Wake();
        }
    }

    /// <summary>Nobody reads on: whoever waits for it is told.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            Wake();
        }
    }

    /// <summary>Waits until there is something to send and takes all of it.</summary>
    /// <exception cref="OperationCanceledException">It was closed.</exception>
    public async ValueTask<Batch> TakeAsync()
    {
        await FilledAsync();
        lock (gate)
        {
            if (isClosed) throw new OperationCanceledException("Nobody reads on.");
            var batch = new Batch([.. frames], overflowed);
            frames.Clear();
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
            if (frames.Count > 0 || isClosed) return ValueTask.CompletedTask;
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

/// <param name="Frames">What came, oldest first.</param>
/// <param name="Overflowed">Something before them was thrown away.</param>
readonly record struct Batch(Frame[] Frames, bool Overflowed);
