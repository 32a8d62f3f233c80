namespace PlanningPoker.E2E.Browsers;

/// <summary>One way to start a browser. It throws when the browser cannot be started so; only a launch proves that it can.</summary>
sealed record LaunchAttempt<TBrowser>(string Name, Func<Task<TBrowser>> TryAsync);

/// <summary>Says in one sentence which browser is missing, what to do, and what was tried.</summary>
sealed class NoBrowserException(string message) : Exception(message);

static class LaunchAttempts
{
    /// <exception cref="NoBrowserException">No attempt started a browser.</exception>
    public static async Task<TBrowser> FirstAsync<TBrowser>(this IEnumerable<LaunchAttempt<TBrowser>> attempts, string needed)
    {
        var refusals = new List<string>();
        foreach (var attempt in attempts)
        {
            try
            {
                return await attempt.TryAsync();
            }
            catch (Exception e)
            {
                refusals.Add($"{attempt.Name} ({FirstLine(e.Message)})");
            }
        }
        throw new NoBrowserException($"{needed}, and run the tests again; tried in vain: {string.Join("; ", refusals)}.");
    }

    static string FirstLine(string message) => message.Split('\n', 2)[0].Trim();
}
