namespace PlanningPoker.Web.Live.Channels;

/// <summary>Frames that several connections need before the next change are made once.</summary>
sealed class FrameCache
{
    readonly Lock gate = new();
    readonly Dictionary<object, Frame> frames = [];

    /// <param name="key">All that the frame depends on.</param>
    /// <param name="make">Makes the frame if it is not cached.</param>
    public Frame GetOrAdd(object key, Func<Frame> make)
    {
        lock (gate) return frames.TryGetValue(key, out var frame) ? frame : frames[key] = make();
    }

    /// <summary>The table has changed: what was made for its old state is not needed again.</summary>
    public void Clear()
    {
        lock (gate) frames.Clear();
    }
}
