using System.Globalization;
using Microsoft.Playwright;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Browsers;

/// <summary>A Chromium that can be put to sleep as a machine is when its lid is closed: no process of it runs until it wakes.</summary>
sealed class SuspendableBrowser(IBrowser browser, int processGroup) : IAsyncDisposable
{
    public IBrowser Browser => browser;

    /// <param name="launch">Starts a browser with one more argument, by which its process is found.</param>
    public static async Task<SuspendableBrowser> StartAsync(Func<string, Task<IBrowser>> launch)
    {
        var mark = $"--machine={Guid.NewGuid():N}";
        var browser = await launch(mark);
        return new(browser, GroupOf(mark));
    }

    /// <returns>Wakes it.</returns>
    public IDisposable Sleep() => new Asleep(processGroup);

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    /// <summary>Playwright starts a browser as the head of a process group of its own.</summary>
    static int GroupOf(string mark) => Directory.EnumerateDirectories("/proc")
        .Where(folder => Told(folder, "cmdline").Contains(mark, StringComparison.Ordinal))
        // After the name, which may hold anything but ends with the last bracket: state, parent, group.
        .Select(folder => Told(folder, "stat") is var stat ? int.Parse(stat[(stat.LastIndexOf(')') + 1)..].Split(' ')[3], CultureInfo.InvariantCulture) : 0)
        .Distinct().Single();

    static string Told(string folder, string file)
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

    sealed class Asleep : IDisposable
    {
        readonly int processGroup;

        public Asleep(int processGroup)
        {
            this.processGroup = processGroup;
            Assert.Equal(0, ChildProcess.SendSignal(-processGroup, ChildProcess.Sigstop));
        }

        public void Dispose() => Assert.Equal(0, ChildProcess.SendSignal(-processGroup, ChildProcess.Sigcont));
    }
}
