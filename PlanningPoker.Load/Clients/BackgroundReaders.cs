namespace PlanningPoker.Load.Clients;

/// <summary>Streams and polls that are read in the background until the team leaves.</summary>
sealed class BackgroundReaders : IAsyncDisposable
{
    readonly CancellationTokenSource leaving = new();
    readonly List<Task> readers = [];

    public CancellationToken Leaving => leaving.Token;

    public void Add(Listener ear, Func<CancellationToken, Task> read) => readers.Add(ReadAsync(ear, read));

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await Task.WhenAll(readers);
        leaving.Dispose();
    }

    async Task ReadAsync(Listener ear, Func<CancellationToken, Task> read)
    {
        try
        {
            await read(leaving.Token);
            throw new IOException("The server ended the stream.");
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or HttpRequestException)
        {
            if (!leaving.IsCancellationRequested) ear.Break(fault);
        }
    }
}
