using System.Diagnostics;

namespace PlanningPoker.Load.Clients;

/// <summary>What one listener has heard, and when. Written by its one reader; looked at when all is quiet.</summary>
sealed class Listener
{
    readonly List<ReceivedFrame> heard = [];
    readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long position = -1;

    /// <summary>Completes with the first frame that has a version; fails with the link.</summary>
    public Task Begun => begun.Task;

    public long Position => Volatile.Read(ref position);

    /// <summary>What came once more than it should have, and what was left out without the whole table in its place.</summary>
    public int Repeated { get; private set; }
    public int Skipped { get; private set; }

    /// <summary>Why nothing more comes; null while the link is up.</summary>
    public Exception? Broken { get; private set; }

    public IReadOnlyList<ReceivedFrame> Everything => heard;

    public void Hear(Frame frame)
    {
        if (frame.Version is not { } version) return;
        if (!frame.IsWhole && position >= 0 && version > position + 1) Skipped++;
        if (version <= position) Repeated++;
        else heard.Add(new(version, Stopwatch.GetTimestamp()));
        Volatile.Write(ref position, Math.Max(version, position));
        begun.TrySetResult();
    }

    public void Break(Exception fault)
    {
        Broken = fault;
        begun.TrySetException(fault);
    }

    public void Forget()
    {
        heard.Clear();
        (Repeated, Skipped) = (0, 0);
    }
}

/// <param name="Version">The position after it.</param>
/// <param name="At">When, in ticks of the stopwatch.</param>
readonly record struct ReceivedFrame(long Version, long At);

/// <param name="Version">Null for what has no place in the order: pings, presence, my own part.</param>
/// <param name="IsWhole">It brings the whole table, whatever was before.</param>
readonly record struct Frame(long? Version, bool IsWhole = false);
