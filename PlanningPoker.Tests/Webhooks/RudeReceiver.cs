using System.Net;
using System.Net.Sockets;
using System.Text;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Webhooks;

/// <summary>A receiver that answers bytes which are no answer of HTTP, and then closes the connection, or never ends.</summary>
sealed class RudeReceiver : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource end = new();
    readonly Task<long> answering;

    public RudeReceiver(string answer, bool isEndless)
    {
        listener.Start();
        answering = AnswerAsync(Encoding.ASCII.GetBytes(answer), isEndless);
    }

    public Uri Address => new($"http://{listener.LocalEndpoint}/");

    /// <summary>How much it could send until the sender had left.</summary>
    public Task<long> SentAsync() => answering.WaitAsync(TestTimeout.Token);

    async Task<long> AnswerAsync(byte[] answer, bool isEndless)
    {
        var sent = 0L;
        try
        {
            using var socket = await listener.AcceptSocketAsync(end.Token);
            await socket.ReceiveAsync(new byte[16 * 1024], end.Token);
            sent += await socket.SendAsync(answer, end.Token);
            var more = new byte[1024];
            Array.Fill(more, (byte)'a');
            while (isEndless) sent += await socket.SendAsync(more, end.Token);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // The sender has left, or the test has ended.
        }
        return sent;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await answering;
        listener.Dispose();
        end.Dispose();
    }
}
