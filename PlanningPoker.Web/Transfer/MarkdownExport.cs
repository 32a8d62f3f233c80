using System.Globalization;
using System.Text;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer;

/// <summary>Writes an export as Markdown for a wiki or an issue: the backlog, the rounds of each story, and the quick votes.</summary>
static class MarkdownExport
{
    /// <summary>In UTF-16 code units.</summary>
    const int PartLength = 8 * 1024;

    public static async Task WriteAsync(ExportedSession session, Stream to, CancellationToken ct)
    {
        foreach (var part in Parts(session)) await to.WriteAsync(Encoding.UTF8.GetBytes(part), ct);
    }

    /// <summary>The page in parts of about the size of a round.</summary>
    static IEnumerable<string> Parts(ExportedSession session)
    {
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"# {Escape(session.Name)}\n");
        if (session.Stories.Any())
        {
            AppendHead(page, Words.ExportKey, Words.ExportStory, Words.ExportEstimate, Words.ExportRounds);
            foreach (var story in session.Stories)
            {
                var (key, estimate) = (Escape(story.Key), Escape(Estimate(story)));
                page.Append(CultureInfo.InvariantCulture, $"| {key} | {Link(story)} | {estimate} | {story.RoundCount} |\n");
                if (Take(page) is { } row) yield return row;
            }
        }
        var rounds = session.Stories.Where(story => story.RoundCount > 0)
            .SelectMany(story => Rounds(story.Key is null ? story.Title : $"{story.Key} {story.Title}", story.Rounds));
        if (session.QuickVotes.Any()) rounds = rounds.Concat(Rounds(Words.ExportQuickVotes, session.QuickVotes));
        yield return page.ToString();
        foreach (var part in rounds) yield return part;
    }

    /// <summary>Takes what was collected once it is enough to be sent.</summary>
    static string? Take(StringBuilder page)
    {
        if (page.Length < PartLength) return null;
        var part = page.ToString();
        page.Clear();
        return part;
    }

    static IEnumerable<string> Rounds(string heading, IEnumerable<ExportedRound> rounds)
    {
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"\n## {Escape(heading)}\n");
        AppendHead(page, Words.ExportRound, Words.ExportVotes, Words.ExportAverage, Words.ExportMedian, Words.ExportConsensus);
        foreach (var round in rounds)
        {
            var (votes, consensus) = (Escape(RoundText.Votes(round)), Consensus(round));
            var (average, median) = (RoundText.Number(round.Average), RoundText.Number(round.Median));
            page.Append(CultureInfo.InvariantCulture, $"| {round.RoundInStory} | {votes} | {average} | {median} | {consensus} |\n");
            if (Take(page) is { } part) yield return part;
        }
        yield return page.ToString();
    }

    static void AppendHead(StringBuilder page, params ReadOnlySpan<string> columns)
    {
        page.Append('\n');
        foreach (var column in columns) page.Append(CultureInfo.InvariantCulture, $"| {Escape(column)} ");
        page.Append("|\n");
        foreach (var _ in columns) page.Append("|---");
        page.Append("|\n");
    }

    static string? Estimate(ExportedStory story) => (story.Estimate, story.Parked) switch
    {
        (null, true) => Words.ExportParked,
        ({ } estimate, true) => $"{estimate} · {Words.ExportParked}",
        _ => story.Estimate,
    };

    static string Consensus(ExportedRound round) => round.Consensus.Reached ? Escape(RoundText.Consensus(round)) : Words.ExportNoConsensus;

    /// <summary>The title, as a link if the story has a URL.</summary>
    static string Link(ExportedStory story) =>
        story.Url is { } url ? $"[{Escape(story.Title)}](<{EncodeUrl(url)}>)" : Escape(story.Title);

    /// <summary>Encodes the characters that would end the link or the cell; <see cref="Uri"/> has encoded the others.</summary>
    static string EncodeUrl(string url) => url
        .Replace("|", "%7C", StringComparison.Ordinal)
        .Replace("<", "%3C", StringComparison.Ordinal)
        .Replace(">", "%3E", StringComparison.Ordinal);

    /// <summary>Escapes Markdown and HTML, cell separators and line breaks.</summary>
    static string Escape(string? text)
    {
        StringBuilder escaped = new();
        foreach (var c in text ?? "")
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '\r' or '\n' => escaped.Append(' '),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '#' or '$' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }
        return escaped.ToString();
    }
}
