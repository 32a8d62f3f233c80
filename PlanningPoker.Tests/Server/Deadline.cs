namespace PlanningPoker.Tests.Server;

/// <summary>How long a test waits for a thing before it gives up: long, for the machine may be busy.</summary>
static class Deadline
{
    public static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    public static CancellationToken Token
    {
        get
        {
            var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            source.CancelAfter(Time);
            return source.Token;
        }
    }
}
