namespace PlanningPoker.E2E.Browsers;

/// <summary>One way to start a browser. It throws when the browser does not start; nothing else shows whether it can.</summary>
sealed record LaunchAttempt<TBrowser>(string Name, Func<Task<TBrowser>> TryAsync);

/// <summary>No browser could be started. The message names the missing browser, what to do, and what was tried.</summary>
sealed class NoBrowserException(string message) : Exception(message);

static class LaunchAttempts
{
    /// <exception cref="NoBrowserException">No attempt started a browser.</exception>
    public static async Task<TBrowser> FirstAsync<TBrowser>(this IEnumerable<LaunchAttempt<TBrowser>> attempts, string needed)
    {
        var failures = new List<string>();
        foreach (var attempt in attempts)
        {
            try
            {
                return await attempt.TryAsync();
            }
            catch (Exception e)
            {
                failures.Add($"{attempt.Name} ({FirstLine(e.Message)})");
            }
        }
        throw new NoBrowserException($"{needed}, and run the tests again; tried without success: {string.Join("; ", failures)}.");
    }

    static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();
}
