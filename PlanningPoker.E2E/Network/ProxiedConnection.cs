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
    readonly HttpReader requests, answers;
    readonly Forwarder toServer, toBrowser;
    readonly TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Channel<Exchange> exchanges = Channel.CreateUnbounded<Exchange>();

    public ProxiedConnection(FaultProxy proxy, Socket browser, Socket server)
    {
        (this.proxy, this.browser, this.server) = (proxy, browser, server);
        requests = new(new NetworkStream(browser));
        answers = new(new NetworkStream(server));
        toServer = new(server, this, fault => fault.ToServer);
        toBrowser = new(browser, this, fault => fault.ToBrowser);
    }

    public Fault Fault => proxy.Fault;

    /// <summary>Nothing passes through it any more, even after the fault.</summary>
    public bool IsForgotten { get; set; }

    /// <param name="whole">Ends when the answer is complete.</param>
    /// <param name="change">Ends when it is worth asking again.</param>
    public bool LetsThrough(Task whole, out Task change)
    {
        // Taken first: what changes after the look below is not missed.
        var changed = proxy.Changed;
        var waitsForWhole = Fault.HoldsAnswers && !whole.IsCompleted;
        change = Task.WhenAny(changed, broken.Task, waitsForWhole ? whole : changed);
        return broken.Task.IsCompleted || !IsForgotten && !Fault.IsSilent && !waitsForWhole;
    }

    /// <summary>Returns when both sides have closed it, or one has broken it.</summary>
    public async Task RunAsync()
    {
        List<Task> parts = [CarryRequestsAsync(), CarryAnswersAsync(), toServer.RunAsync(), toBrowser.RunAsync()];
        while (parts.Count > 0)
        {
            var part = await Task.WhenAny(parts);
            parts.Remove(part);
            if (part.IsFaulted) Reset();
        }
        foreach (var socket in (Socket[])[browser, server]) socket.Dispose();
    }

    /// <summary>Breaks it off, so that both sides see a reset.</summary>
    public void Reset()
    {
        foreach (var socket in (Socket[])[browser, server]) socket.Close(0);
        broken.TrySetResult();
        toServer.End();
        toBrowser.End();
    }

    public void Dispose() => Reset();

    async Task CarryRequestsAsync()
    {
        while (await requests.HeadAsync() is { } head)
        {
            if (Fault.ResponseTo(head) is { } own) await AnswerAsync(head, own);
            else await CarryRequestAsync(head);
        }
        toServer.End();
    }

    /// <summary>Browsers send a request when the answer before it is complete: this one need not wait.</summary>
    async Task AnswerAsync(HttpHead head, string own)
    {
        await foreach (var _ in requests.BodyOfAsync(head))
        {
            // Nobody reads it.
        }
        toBrowser.Send(Encoding.ASCII.GetBytes(own));
    }

    async Task CarryRequestAsync(HttpHead head)
    {
        var exchange = new Exchange(head);
        if (!exchanges.Writer.TryWrite(exchange)) return;
        toServer.Send(head.Bytes);
        await foreach (var piece in requests.BodyOfAsync(head)) toServer.Send(piece);
        if (!head.IsUpgrade || !await exchange.IsUpgraded.Task) return;
        await foreach (var piece in requests.RestAsync()) toServer.Send(piece);
    }

    async Task CarryAnswersAsync()
    {
        try
        {
            while (await answers.HeadAsync() is { } head) await CarryAnswerAsync(head, await exchanges.Reader.ReadAsync());
            toBrowser.End();
        }
        finally
        {
            exchanges.Writer.TryComplete();
            while (exchanges.Reader.TryRead(out var unanswered)) unanswered.IsUpgraded.TrySetResult(false);
        }
    }

    async Task CarryAnswerAsync(HttpHead head, Exchange exchange)
    {
        var isUpgraded = head.Status == 101;
        exchange.IsUpgraded.SetResult(isUpgraded);
        var whole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (isUpgraded) whole.SetResult();
        toBrowser.Send(head.Bytes, whole.Task);
        await foreach (var piece in isUpgraded ? answers.RestAsync() : answers.BodyOfAsync(head, exchange.Request))
            toBrowser.Send(piece, whole.Task);
        whole.TrySetResult();
    }

    sealed record Exchange(HttpHead Request)
    {
        public TaskCompletionSource<bool> IsUpgraded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
