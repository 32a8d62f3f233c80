namespace PlanningPoker.Tests.Core;

/// <summary>A place where someone stops until let on.</summary>
sealed class Hold
{
    readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Reached => reached.Task;

    public Task StopAsync()
    {
        reached.TrySetResult();
        return released.Task;
    }

    public void Release() => released.SetResult();
}
