[assembly: AssemblyFixture(typeof(PlanningPoker.Testing.TestAssemblyLock))]

namespace PlanningPoker.Testing;

/// <summary>
/// Makes the test assemblies of this repository run one after the other: each holds a lock file while it runs. <c>dotnet test</c> starts
/// them all at once, unless its command line says otherwise (<c>--max-parallel-test-modules</c>). In parallel they take longer on a small
/// machine, and each distorts the times that the other measures.
/// </summary>
public sealed class TestAssemblyLock : IAsyncLifetime
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    FileStream? held;

    public async ValueTask InitializeAsync()
    {
        while ((held = TryOpen()) is null) await Task.Delay(Interval, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (held is not null) await held.DisposeAsync();
    }

    /// <summary>The system releases it when the process ends, however it ends.</summary>
    static FileStream? TryOpen()
    {
        var folder = Path.Combine(Repository(), "TestResults");
        Directory.CreateDirectory(folder);
        try
        {
            return new(Path.Combine(folder, "running.lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException)
        {
            return null; // Another assembly holds it.
        }
    }

    static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder.Parent is { } parent && !File.Exists(Path.Combine(folder.FullName, "PlanningPoker.sln"))) folder = parent;
        return folder.FullName;
    }
}
