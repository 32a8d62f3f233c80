using System.Globalization;
using Microsoft.Playwright;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Browsers;

/// <summary>A Chromium whose processes can all be suspended, as on a laptop whose lid is closed, and resumed.</summary>
sealed class SuspendableBrowser(IBrowser browser, int processGroup) : IAsyncDisposable
{
    public IBrowser Browser => browser;

    /// <param name="launch">Starts a browser with an additional argument, by which its process is found.</param>
    public static async Task<SuspendableBrowser> StartAsync(Func<string, Task<IBrowser>> launch)
    {
        var argument = $"--suspendable={Guid.NewGuid():N}";
        var browser = await launch(argument);
        return new(browser, GroupOf(argument));
    }

    /// <returns>Resumes the browser when it is disposed.</returns>
    public IDisposable Suspend() => new Suspension(processGroup);

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    /// <summary>Playwright starts each browser as the leader of its own process group.</summary>
    static int GroupOf(string argument) => Directory.EnumerateDirectories("/proc")
        .Where(folder => Read(folder, "cmdline").Contains(argument, StringComparison.Ordinal))
        // The fields after the name, which ends with the last bracket: state, parent, group.
        .Select(folder => Read(folder, "stat"))
        .Select(stat => int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ')[3], CultureInfo.InvariantCulture))
        .Distinct().Single();

    static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (IOException)
        {
            return ""; // No process, or it has just ended.
        }
    }

    sealed class Suspension : IDisposable
    {
        readonly int processGroup;

        public Suspension(int processGroup)
        {
            this.processGroup = processGroup;
            Assert.Equal(0, ChildProcess.SendSignal(-processGroup, ChildProcess.Sigstop));
        }

        public void Dispose() => Assert.Equal(0, ChildProcess.SendSignal(-processGroup, ChildProcess.Sigcont));
    }
}
