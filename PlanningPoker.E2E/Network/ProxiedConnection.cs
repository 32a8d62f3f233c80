using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace PlanningPoker.E2E.Network;

/// <summary>
/// One connection through a proxy. It parses HTTP/1.1 far enough to respond for the server and to know where a response ends.
/// </summary>
sealed class ProxiedConnection : IDisposable
{
    readonly FaultProxy proxy;
    readonly Socket browser, server;
    readonly HttpReader requests, responses;
    readonly Forwarder toServer, toBrowser;
    readonly TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Channel<Exchange> exchanges = Channel.CreateUnbounded<Exchange>();

    public ProxiedConnection(FaultProxy proxy, Socket browser, Socket server)
    {
        (this.proxy, this.browser, this.server) = (proxy, browser, server);
        requests = new(new NetworkStream(browser));
        responses = new(new NetworkStream(server));
        toServer = new(server, this, fault => fault.ToServer);
        toBrowser = new(browser, this, fault => fault.ToBrowser);
    }

    public Fault Fault => proxy.Fault;

    /// <summary>Nothing passes through the connection any more, even after the fault.</summary>
    public bool IsForgotten { get; set; }

    /// <param name="responseComplete">Completes when the response is complete.</param>
    /// <param name="change">Completes when the result may have changed.</param>
    public bool LetsThrough(Task responseComplete, out Task change)
    {
        // Read first, so that a change during the checks below is not missed.
        var changed = proxy.Changed;
        var waitsForResponse = Fault.HoldsResponses && !responseComplete.IsCompleted;
        change = Task.WhenAny(changed, broken.Task, waitsForResponse ? responseComplete : changed);
        return broken.Task.IsCompleted || !IsForgotten && !Fault.IsSilent && !waitsForResponse;
    }

    /// <summary>Returns when both sides have closed the connection, or one has reset it.</summary>
    public async Task RunAsync()
    {
        List<Task> directions = [ForwardRequestsAsync(), ForwardResponsesAsync(), toServer.RunAsync(), toBrowser.RunAsync()];
        while (directions.Count > 0)
        {
            var ended = await Task.WhenAny(directions);
            directions.Remove(ended);
            if (ended.IsFaulted) Reset();
        }
        foreach (var socket in (Socket[])[browser, server]) socket.Dispose();
    }

    /// <summary>Resets the connection on both sides.</summary>
    public void Reset()
    {
        foreach (var socket in (Socket[])[browser, server]) socket.Close(0);
        broken.TrySetResult();
        toServer.End();
        toBrowser.End();
    }

    public void Dispose() => Reset();

    async Task ForwardRequestsAsync()
    {
        while (await requests.HeadAsync() is { } head)
        {
            if (Fault.ResponseTo(head) is { } response) await RespondAsync(head, response);
            else await ForwardRequestAsync(head);
        }
        toServer.End();
    }

    /// <summary>Responds without the server. It need not wait for earlier responses, because browsers do not pipeline requests.</summary>
    async Task RespondAsync(HttpHead head, string response)
    {
        await foreach (var _ in requests.BodyOfAsync(head))
        {
            // The body is not needed.
        }
        toBrowser.Send(Encoding.ASCII.GetBytes(response));
    }

    async Task ForwardRequestAsync(HttpHead head)
    {
        var exchange = new Exchange(head);
        if (!exchanges.Writer.TryWrite(exchange)) return;
        toServer.Send(head.Bytes);
        await foreach (var part in requests.BodyOfAsync(head)) toServer.Send(part);
        if (!head.IsUpgrade || !await exchange.IsUpgraded.Task) return;
        await foreach (var part in requests.RestAsync()) toServer.Send(part);
    }

    async Task ForwardResponsesAsync()
    {
        try
        {
            while (await responses.HeadAsync() is { } head) await ForwardResponseAsync(head, await exchanges.Reader.ReadAsync());
            toBrowser.End();
        }
        finally
        {
            exchanges.Writer.TryComplete();
            while (exchanges.Reader.TryRead(out var unanswered)) unanswered.IsUpgraded.TrySetResult(false);
        }
    }

    async Task ForwardResponseAsync(HttpHead head, Exchange exchange)
    {
        var isUpgraded = head.Status == 101;
        exchange.IsUpgraded.SetResult(isUpgraded);
        var responseComplete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (isUpgraded) responseComplete.SetResult();
        toBrowser.Send(head.Bytes, responseComplete.Task);
        await foreach (var part in isUpgraded ? responses.RestAsync() : responses.BodyOfAsync(head, exchange.Request))
            toBrowser.Send(part, responseComplete.Task);
        responseComplete.TrySetResult();
    }

    sealed record Exchange(HttpHead Request)
    {
        public TaskCompletionSource<bool> IsUpgraded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
