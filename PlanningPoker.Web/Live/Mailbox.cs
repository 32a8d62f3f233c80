using PlanningPoker.Core;

namespace PlanningPoker.Web.Live;

/// <summary>
/// What one connection has yet to be sent, oldest first. It holds 64 frames; when one more comes it is emptied and marked,
/// and the connection sends the whole table instead: a slow reader costs bounded memory and nobody else's time.
/// </summary>
sealed class Mailbox : IDisposable
{
    const int Capacity = 64;

    readonly Lock gate = new();
    readonly Queue<Frame> frames = new();
    readonly SemaphoreSlim filled = new(0, 1);
    bool overflowed;

    /// <summary>The player whose connection this is; null for a reader without a seat.</summary>
    public PlayerId? Owner { get; set; }

    public void Post(Frame frame)
    {
        lock (gate)
        {
            if (frames.Count == Capacity)
            {
                frames.Clear();
                overflowed = true;
            }
            frames.Enqueue(frame);
            if (filled.CurrentCount == 0) filled.Release();
        }
    }

    public void Dispose() => filled.Dispose();

    /// <summary>Waits until there is something to send and takes all of it.</summary>
    public async Task<Batch> TakeAsync(CancellationToken ct)
    {
        await filled.WaitAsync(ct);
        lock (gate)
        {
            var batch = new Batch([.. frames], overflowed);
            frames.Clear();
            overflowed = false;
            return batch;
        }
    }
}

/// <param name="Frames">What came, oldest first.</param>
/// <param name="Overflowed">Something before them was thrown away.</param>
readonly record struct Batch(Frame[] Frames, bool Overflowed);
