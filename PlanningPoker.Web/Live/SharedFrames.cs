namespace PlanningPoker.Web.Live;

/// <summary>Frames that several ask for within the same second are made once.</summary>
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

    /// <summary>Nobody holds on to what was asked for a second ago.</summary>
    public void Forget()
    {
        lock (gate) frames.Clear();
    }
}
