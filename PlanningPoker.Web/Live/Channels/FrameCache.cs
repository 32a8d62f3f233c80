namespace PlanningPoker.Web.Live.Channels;

/// <summary>Shares frames that several connections need before the next change.</summary>
sealed class FrameCache
{
    readonly Lock gate = new();
    readonly Dictionary<object, object> cached = [];

    /// <param name="key">Everything that the frames depend on.</param>
    /// <param name="make">Makes them if they are not cached.</param>
    public T GetOrAdd<T>(object key, Func<T> make) where T : class
    {
        lock (gate) return cached.TryGetValue(key, out var found) ? (T)found : (T)(cached[key] = make());
    }

    /// <summary>Forgets the frames of the old state, after the table has changed.</summary>
    public void Clear()
    {
        lock (gate) cached.Clear();
    }
}
