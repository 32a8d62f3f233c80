using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Browsers.WebKit;

/// <summary>
/// An X display in memory. Xvfb chooses a free number and prints it when it is ready, so two runs never use the same display.
/// </summary>
sealed class VirtualScreen : IDisposable
{
    readonly ChildProcess xvfb;

    VirtualScreen(ChildProcess xvfb, string display) => (this.xvfb, Display) = (xvfb, display);

    public string Display { get; }

    public static async Task<VirtualScreen> StartAsync()
    {
        var path = ProgramPath.Find("Xvfb") ?? throw new FileNotFoundException("Xvfb is not installed");
        var xvfb = ChildProcess.Start(path, ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]);
        try
        {
            await Wait.UntilAsync(() => Task.FromResult(Number(xvfb) is not null), () => $"Xvfb did not start: {xvfb.Output}", default);
            return new(xvfb, $":{Number(xvfb)}");
        }
        catch
        {
            xvfb.Dispose();
            throw;
        }
    }

    static string? Number(ChildProcess xvfb) =>
        $"{xvfb.Output}".Split('\n', StringSplitOptions.TrimEntries).FirstOrDefault(line => int.TryParse(line, out _));

    public void Dispose() => xvfb.Dispose();
}
