namespace PlanningPoker.Tests.Server;

/// <summary>How long a test waits for something before it fails: generous, because the machine may be busy.</summary>
static class TestTimeout
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    public static CancellationToken Token
    {
        get
        {
            var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            source.CancelAfter(Duration);
            return source.Token;
        }
    }
}
