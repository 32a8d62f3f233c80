using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace PlanningPoker.E2E.Network;

/// <summary>
/// One connection through a proxy. It parses HTTP/1.1 far enough to respond for the server and to know where a response ends.
/// </summary>
sealed class ProxiedConnection : IDisposable
{
    static readonly TimeSpan ReadTime = TimeSpan.FromMilliseconds(300);

    readonly FaultProxy proxy;
    readonly Socket browser, server;
    readonly HttpReader requests, responses;
    readonly Forwarder toServer, toBrowser;
    readonly TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly long openedAt = TimeProvider.System.GetTimestamp();
    readonly Channel<Exchange> exchanges = Channel.CreateUnbounded<Exchange>();

    public ProxiedConnection(FaultProxy proxy, Socket browser, Socket server)
    {
        (this.proxy, this.browser, this.server) = (proxy, browser, server);
        requests = new(new NetworkStream(browser));
        responses = new(new NetworkStream(server));
        toServer = new(server, this, fault => fault.ToServer, fault => fault.IsSilent || fault.IsSilentToServer);
        toBrowser = new(browser, this, fault => fault.ToBrowser, fault => fault.IsSilent || fault.IsSilentToBrowser);
    }

    public Fault Fault => proxy.Fault;

    /// <summary>Nothing passes through the connection any more, even after the fault.</summary>
    public bool IsForgotten { get; set; }

    public TimeSpan Age => TimeProvider.System.GetElapsedTime(openedAt);

    /// <summary>Completes when the message is complete, the fault changes, or the connection breaks.</summary>
    public Task ReleaseOf(Message message) => Task.WhenAny(message.End, proxy.Changed, broken.Task);

    /// <param name="message">What is to be sent a part of.</param>
    /// <param name="isSilent">Whether a fault lets nothing pass in the direction of the message.</param>
    /// <param name="change">Completes when the result may have changed.</param>
    public bool LetsThrough(Message message, Func<Fault, bool> isSilent, out Task change)
    {
        // Read first, so that a change during the checks below is not missed.
        var changed = proxy.Changed;
        var waitsForResponse = Fault.HoldsResponses && !message.Completion.IsCompleted;
        change = Task.WhenAny(changed, broken.Task, waitsForResponse ? message.Completion : changed);
        return broken.Task.IsCompleted || !IsForgotten && !isSilent(Fault) && !waitsForResponse;
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
        _ = LimitAsync(exchange);
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

    /// <summary>Ends a request that takes too long: with a response if nothing of one was passed on, else by a cut.</summary>
    async Task LimitAsync(Exchange exchange)
    {
        if (Fault is not { RequestLimit: { } limit } fault) return;
        await Task.WhenAny(exchange.Done.Task, broken.Task, Task.Delay(limit));
        if (exchange.Done.Task.IsCompleted || broken.Task.IsCompleted || Fault != fault) return;
        if (fault.HoldsResponses && !(exchange.IsUpgraded.Task.IsCompleted && await exchange.IsUpgraded.Task)) await TimeOutAsync();
        Reset();
    }

    async Task TimeOutAsync()
    {
        IsForgotten = true;
        try
        {
            await browser.SendAsync(Encoding.ASCII.GetBytes(Fault.Response("504 Gateway Timeout")));
            browser.Shutdown(SocketShutdown.Send);
            // A reset would discard what the browser has not read yet.
            await Task.Delay(ReadTime);
        }
        catch (SocketException)
        {
            // The browser was faster.
        }
    }

    async Task ForwardResponseAsync(HttpHead head, Exchange exchange)
    {
        var isUpgraded = head.Status == 101;
        exchange.IsUpgraded.SetResult(isUpgraded);
        var message = new Message(isUpgraded);
        toBrowser.Send(head.Bytes, message);
        await foreach (var part in isUpgraded ? responses.RestAsync() : responses.BodyOfAsync(head, exchange.Request))
            toBrowser.Send(part, message);
        message.SetComplete();
        exchange.Done.TrySetResult();
    }

    sealed record Exchange(HttpHead Request)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource<bool> IsUpgraded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
