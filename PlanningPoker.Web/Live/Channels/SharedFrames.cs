namespace PlanningPoker.Web.Live.Channels;

/// <summary>Frames that several ask for before the next change are made once.</summary>
sealed class SharedFrames
{
    readonly Lock gate = new();
    readonly Dictionary<object, Frame> frames = [];

    /// <param name="what">All that the frame depends on.</param>
    /// <param name="make">Makes it, if nobody has asked yet.</param>
    public Frame Of(object what, Func<Frame> make)
    {
        lock (gate) return frames.TryGetValue(what, out var frame) ? frame : frames[what] = make();
    }

    /// <summary>What was made for the table as it was is not asked for again.</summary>
    public void Forget()
    {
        lock (gate) frames.Clear();
    }
}
