namespace PlanningPoker.E2E.Processes;

/// <summary>Runs a program to its end, within a time limit.</summary>
static class Command
{
    /// <exception cref="CommandException">It could not start, took too long, or ended with an error.</exception>
    public static async Task RunAsync(
        string file, IEnumerable<string> arguments, TimeSpan limit, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var child = Start(file, arguments, environment);
        using var timer = new CancellationTokenSource(limit);
        try
        {
            await child.WaitForExitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            throw new CommandException($"took longer than {limit.TotalSeconds} s", $"{child.Output}");
        }
        if (child.ExitCode != 0) throw new CommandException($"ended with {child.ExitCode}", $"{child.Output}");
    }

    static ChildProcess Start(string file, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        try
        {
            return ChildProcess.Start(file, arguments, environment);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new CommandException($"cannot start: {e.Message}", "");
        }
    }
}

/// <summary>A command failed. The message contains the line of its output that most likely says why.</summary>
sealed class CommandException(string what, string output) : Exception($"{what}{Reason(output)}")
{
    public string Output => output;

    static string Reason(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var reason = lines.FirstOrDefault(
            line => line.StartsWith("E:", StringComparison.Ordinal) || line.Contains("Error:", StringComparison.Ordinal))
            ?? lines.LastOrDefault();
        return reason is null ? "" : $": {reason}";
    }
}
