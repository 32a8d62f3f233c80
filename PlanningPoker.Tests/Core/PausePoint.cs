namespace PlanningPoker.Tests.Core;

/// <summary>Stops the code that reaches it until the test releases it.</summary>
sealed class PausePoint
{
    readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => reached.Task;

    public Task PauseAsync()
    {
        reached.TrySetResult();
        return released.Task;
    }

    public void Release() => released.SetResult();
}
