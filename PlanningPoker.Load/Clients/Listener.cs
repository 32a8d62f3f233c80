using System.Diagnostics;

namespace PlanningPoker.Load.Clients;

/// <summary>
/// Records which frames one client receives, and when. One reader writes it; the measurement reads it after all frames have arrived.
/// </summary>
sealed class Listener
{
    readonly List<ReceivedFrame> frames = [];
    readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    long lastVersion = -1;

    /// <summary>Completes with the first frame that has a version; fails if the connection fails before it.</summary>
    public Task Connected => connected.Task;

    /// <summary>The highest version received; -1 before the first. May be read from any thread.</summary>
    public long LastVersion => Volatile.Read(ref lastVersion);

    /// <summary>How many frames had a version that had already arrived.</summary>
    public int Repeated { get; private set; }

    /// <summary>How many frames came after a gap: at least one version was missing, and the frame was no snapshot.</summary>
    public int Gaps { get; private set; }

    /// <summary>How many of the frames were snapshots of the whole state.</summary>
    public int Snapshots { get; private set; }

    /// <summary>Why the connection ended; null while it is open.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The received frames in version order, without the repeated ones.</summary>
    public IReadOnlyList<ReceivedFrame> Frames => frames;

    public void Receive(Frame frame)
    {
        if (frame.Version is not { } version) return;
        var from = frame.From ?? version - 1;
        if (frame.Kind == FrameKind.Change && lastVersion >= 0 && from > lastVersion) Gaps++;
        if (frame.Kind == FrameKind.Snapshot) Snapshots++;
        if (version <= lastVersion) Repeated++;
        // A frame that covers several changes delivers each of them.
        var now = Stopwatch.GetTimestamp();
        for (var delivered = Math.Max(from, lastVersion) + 1; delivered <= version; delivered++) frames.Add(new(delivered, now));
        Volatile.Write(ref lastVersion, Math.Max(version, lastVersion));
        connected.TrySetResult();
    }

    public void Fail(Exception failure)
    {
        Failure = failure;
        connected.TrySetException(failure);
    }

    /// <summary>Forgets the frames and counts, but not the last version: the connection stays open.</summary>
    public void ClearMeasurements()
    {
        frames.Clear();
        (Repeated, Gaps, Snapshots) = (0, 0, 0);
    }
}
