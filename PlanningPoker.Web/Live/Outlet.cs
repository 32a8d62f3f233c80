using System.Net.WebSockets;

namespace PlanningPoker.Web.Live;

/// <summary>Where a connection's frames go.</summary>
interface IOutlet
{
    Way Way { get; }

    ValueTask WriteAsync(ReadOnlyMemory<byte> frame, CancellationToken ct);

    /// <summary>Sends what was written, as far as it is not on its way.</summary>
    ValueTask FlushAsync(CancellationToken ct);
}

static class Outlets
{
    static readonly TimeSpan GoodbyeDeadline = TimeSpan.FromSeconds(1);

    /// <summary>The server is going.</summary>
    public static async Task SayGoodbyeAsync(this IOutlet outlet)
    {
        using var deadline = new CancellationTokenSource(GoodbyeDeadline);
        try
        {
            await outlet.WriteAsync(await Frames.Goodbye().BytesAsync(outlet.Way), deadline.Token);
            await outlet.FlushAsync(deadline.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // Whoever does not listen will find out.
        }
    }
}
