namespace PlanningPoker.Web.Live.Channels;

/// <summary>Some of the channels, behind a lock of their own: while these are looked after once a second, the others can be used.</summary>
sealed class ChannelGroup : IDisposable
{
    readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>The channels that are open. To be used in <see cref="RunAsync"/> only.</summary>
    public Dictionary<SessionCode, SessionChannel> Channels { get; } = [];

    /// <summary>Whether the server stops: whoever connects now is told so at once.</summary>
    public bool IsStopping { get; set; }

    /// <summary>Runs one operation after the other.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> operation)
    {
        await gate.WaitAsync();
        try
        {
            return await operation();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
