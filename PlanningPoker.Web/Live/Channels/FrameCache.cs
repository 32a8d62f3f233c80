namespace PlanningPoker.Web.Live.Channels;

/// <summary>Shares frames that several connections need before the next change.</summary>
sealed class FrameCache
{
    readonly Lock gate = new();
    readonly Dictionary<object, Frame> frames = [];

    /// <param name="key">Everything that the frame depends on.</param>
    /// <param name="make">Makes the frame if it is not cached.</param>
    public Frame GetOrAdd(object key, Func<Frame> make)
    {
        lock (gate) return frames.TryGetValue(key, out var frame) ? frame : frames[key] = make();
    }

    /// <summary>Forgets the frames of the old state, after the table has changed.</summary>
    public void Clear()
    {
        lock (gate) frames.Clear();
    }
}
