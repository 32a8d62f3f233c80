using System.Globalization;
using System.Text;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer;

/// <summary>Minutes to paste into a wiki or an issue: the backlog, then each story's rounds, then the quick votes.</summary>
static class MarkdownExport
{
    public static string Of(ExportedSession session)
    {
        StringBuilder page = new();
        page.Append(CultureInfo.InvariantCulture, $"# {Plain(session.Name)}\n");
        if (!session.Stories.IsEmpty)
        {
            AppendHead(page, Words.ExportKey, Words.ExportStory, Words.ExportEstimate, Words.ExportRounds);
            foreach (var story in session.Stories)
                page.Append(CultureInfo.InvariantCulture, $"| {Plain(story.Key)} | {Linked(story)} | {Plain(story.Estimate)} | {story.Rounds.Length} |\n");
        }
        foreach (var story in session.Stories.Where(story => !story.Rounds.IsEmpty))
            Append(page, story.Key is null ? story.Title : $"{story.Key} {story.Title}", story.Rounds);
        if (!session.QuickVotes.IsEmpty)
            Append(page, Words.ExportQuickVotes, session.QuickVotes);
        return page.ToString();
    }

    static void Append(StringBuilder page, string heading, IEnumerable<ExportedRound> rounds)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {Plain(heading)}\n");
        AppendHead(page, Words.ExportRound, Words.ExportVotes, Words.ExportAverage, Words.ExportMedian, Words.ExportConsensus);
        foreach (var round in rounds)
        {
            var (average, median) = (RoundText.Number(round.Average), RoundText.Number(round.Median));
            page.Append(CultureInfo.InvariantCulture, $"| {round.Round} | {Plain(RoundText.Votes(round))} | {average} | {median} | {Consensus(round)} |\n");
        }
    }

    static void AppendHead(StringBuilder page, params ReadOnlySpan<string> columns)
    {
        page.Append('\n');
        foreach (var column in columns) page.Append(CultureInfo.InvariantCulture, $"| {Plain(column)} ");
        page.Append("|\n");
        foreach (var _ in columns) page.Append("|---");
        page.Append("|\n");
    }

    static string Consensus(ExportedRound round) => round.Consensus.Reached ? Plain(RoundText.Consensus(round)) : Words.ExportNoConsensus;

    /// <summary>An address has been through <see cref="Uri"/>; what could still end it here is encoded.</summary>
    static string Linked(ExportedStory story) => story.Url is { } url ? $"[{Plain(story.Title)}](<{Encoded(url)}>)" : Plain(story.Title);

    static string Encoded(string url) =>
        url.Replace("|", "%7C", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);

    /// <summary>Text that stays text: no markup, no HTML, no new cell or line.</summary>
    static string Plain(string? text)
    {
        StringBuilder plain = new();
        foreach (var c in text ?? "")
        {
            _ = c switch
            {
                '&' => plain.Append("&amp;"),
                '<' => plain.Append("&lt;"),
                '>' => plain.Append("&gt;"),
                '\r' or '\n' => plain.Append(' '),
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '#' or '$' => plain.Append('\\').Append(c),
                _ => plain.Append(c),
            };
        }
        return plain.ToString();
    }
}
