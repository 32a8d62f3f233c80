namespace PlanningPoker.Load.Clients;

/// <summary>Runs the read loops of a session's clients in the background. Disposing it ends them.</summary>
sealed class BackgroundReaders : IAsyncDisposable
{
    readonly CancellationTokenSource stopping = new();
    readonly List<Task> readers = [];

    /// <param name="listener">Fails when the read loop ends on its own.</param>
    /// <param name="read">Reads until its token is cancelled.</param>
    public void Start(Listener listener, Func<CancellationToken, Task> read) => readers.Add(RunAsync(listener, read));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(readers);
        stopping.Dispose();
    }

    async Task RunAsync(Listener listener, Func<CancellationToken, Task> read)
    {
        try
        {
            await read(stopping.Token);
            throw new IOException("The server ended the stream.");
        }
        catch (Exception failure) when (failure is OperationCanceledException or IOException or HttpRequestException)
        {
            if (!stopping.IsCancellationRequested) listener.Fail(failure);
        }
    }
}
