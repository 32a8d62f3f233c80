using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PlanningPoker.E2E.Table;

/// <summary>
/// Collects errors of the pages: script errors, blocked content, responses of 500 and above. They fail the test unless expected.
/// </summary>
public sealed class PageErrors
{
    /// <summary>Makes every browser report blocked content as a console error, as Chromium does by itself.</summary>
    const string ReportBlocked = """
        addEventListener('securitypolicyviolation', e => console.error(`Blocked by ${e.effectiveDirective}: ${e.blockedURI} ${e.sample}`));
        """;

    readonly ConcurrentQueue<string> seen = [];
    readonly ConcurrentBag<Regex> expected = [];

    /// <summary>The errors that were not expected.</summary>
    public IReadOnlyList<string> Unexpected => [.. seen.Where(one => !expected.Any(pattern => pattern.IsMatch(one)))];

    /// <summary>
    /// Declares an error that the test expects, as a regular expression such as <c>"409"</c> or <c>"ERR_CONNECTION_REFUSED"</c>.
    /// </summary>
    public void Expect(string pattern) => expected.Add(new Regex(pattern, RegexOptions.CultureInvariant));

    internal async Task WatchAsync(string player, IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            if (message.Type is "error") seen.Enqueue($"{player}: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => seen.Enqueue($"{player}: {error.Error}");
        context.Response += (_, answer) =>
        {
            if (answer.Status >= 500) seen.Enqueue($"{player}: {answer.Status} from {answer.Url}");
        };
        await context.AddInitScriptAsync(ReportBlocked);
    }
}
