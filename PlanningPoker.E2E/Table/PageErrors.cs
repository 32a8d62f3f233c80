using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace PlanningPoker.E2E.Table;

/// <summary>
/// Collects errors of the pages: script errors, blocked content, responses of 500 and above. They fail the test unless expected.
/// </summary>
public sealed class PageErrors
{
    /// <summary>Chromium reports blocked content as a console error by itself; the others are made to.</summary>
    const string ReportBlocked = """
        addEventListener('securitypolicyviolation', e => console.error(`Blocked by ${e.effectiveDirective}: ${e.blockedURI} ${e.sample}`));
        """;

    readonly ConcurrentQueue<string> seen = [];
    readonly ConcurrentBag<Regex> expected = [];

    /// <summary>What was seen and not expected.</summary>
    public IReadOnlyList<string> Unexpected => [.. seen.Where(one => !expected.Any(pattern => pattern.IsMatch(one)))];

    /// <summary>An error that belongs to the test, as a regular expression: <c>"409"</c>, <c>"ERR_CONNECTION_REFUSED"</c>.</summary>
    public void Expect(string pattern) => expected.Add(new Regex(pattern, RegexOptions.CultureInvariant));

    internal async Task WatchAsync(string who, IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            if (message.Type is "error") seen.Enqueue($"{who}: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => seen.Enqueue($"{who}: {error.Error}");
        context.Response += (_, answer) =>
        {
            if (answer.Status >= 500) seen.Enqueue($"{who}: {answer.Status} from {answer.Url}");
        };
        await context.AddInitScriptAsync(ReportBlocked);
    }
}
