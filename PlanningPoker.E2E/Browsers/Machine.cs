using System.Globalization;
using Microsoft.Playwright;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Browsers;

/// <summary>A Chromium that can be put to sleep as a machine is when its lid is closed: no process of it runs until it wakes.</summary>
sealed class Machine : IAsyncDisposable
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    readonly int processGroup;

    Machine(IBrowser browser, int processGroup) => (Browser, this.processGroup) = (browser, processGroup);

    public IBrowser Browser { get; }

    /// <param name="launch">Starts a browser with one more argument, by which its process is found.</param>
    public static async Task<Machine> StartAsync(Func<string, Task<IBrowser>> launch)
    {
        var mark = $"--machine={Guid.NewGuid():N}";
        var browser = await launch(mark);
        return new(browser, GroupOf(mark));
    }

    public Task SleepAsync() => SignalAsync("-STOP");

    public Task WakeAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        await WakeAsync();
        await Browser.DisposeAsync();
    }

    Task SignalAsync(string signal) => Command.RunAsync("kill", [signal, "--", $"-{processGroup}"], Limit);

    /// <summary>Playwright starts a browser as the head of a process group of its own.</summary>
    static int GroupOf(string mark) => Directory.EnumerateDirectories("/proc")
        .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _) && CommandLineOf(folder) is var line
            && line.Contains(mark, StringComparison.Ordinal) && !line.Contains("--type=", StringComparison.Ordinal))
        .Select(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))
        .Single();

    static string CommandLineOf(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return ""; // It has just ended.
        }
    }
}
