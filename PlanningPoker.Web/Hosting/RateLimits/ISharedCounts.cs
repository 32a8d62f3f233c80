namespace PlanningPoker.Web.Hosting.RateLimits;

/// <summary>Counts requests over all servers.</summary>
interface ISharedCounts
{
    /// <summary>Counts one more request within a window, which begins with the first.</summary>
    /// <param name="name">The limit.</param>
    /// <param name="key">Whose requests are counted.</param>
    /// <param name="window">How long the window is.</param>
    /// <returns>How many there are now and how long the window lasts; null while only each server knows its own.</returns>
    ValueTask<(long Count, TimeSpan Left)?> AddAsync(string name, string key, TimeSpan window);
}
