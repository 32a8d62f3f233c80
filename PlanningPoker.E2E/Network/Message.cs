namespace PlanningPoker.E2E.Network;

/// <summary>A response, or all that is sent on a WebSocket. A fault may hold back its parts while it is not complete.</summary>
sealed class Message(bool isSocket)
{
    /// <summary>What no fault holds back.</summary>
    public static readonly Message Complete = Completed();

    readonly TaskCompletionSource complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes with the message. A WebSocket counts as complete for proxies that pass on only complete responses.</summary>
    public Task Completion => isSocket ? Task.CompletedTask : complete.Task;

    public bool IsOpen => !complete.Task.IsCompleted;

    /// <summary>Completes at its real end.</summary>
    public Task End => complete.Task;

    public void SetComplete() => complete.TrySetResult();

    static Message Completed()
    {
        var message = new Message(isSocket: false);
        message.SetComplete();
        return message;
    }
}
