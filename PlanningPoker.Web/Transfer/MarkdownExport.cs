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
        page.Append(CultureInfo.InvariantCulture, $"# {MarkdownText.Escape(session.Name)}\n");
        if (session.Stories.Any())
        {
            page.Append('\n').Append(MarkdownText.HeadOf(
                Words.ExportKey, Words.ExportStory, Words.ExportEstimate, Words.ExportRounds, Words.ExportTime));
            foreach (var story in session.Stories)
            {
                var (key, title) = (MarkdownText.Escape(story.Key), MarkdownText.LinkTo(story));
                var (estimate, time) = (MarkdownText.Escape(TableExport.EstimateOf(story)), TableExport.TimeOf(story));
                page.Append(CultureInfo.InvariantCulture, $"| {key} | {title} | {estimate} | {story.RoundCount} | {time} |\n");
                if (Take(page) is { } row) yield return row;
            }
        }
        var rounds = session.Stories.Where(story => story.RoundCount > 0)
            .SelectMany(story => Rounds(story.Key is null ? story.Title : $"{story.Key} {story.Title}", story.Rounds));
        if (session.QuickVotes.Any()) rounds = rounds.Concat(Rounds(Words.ExportQuickVotes, session.QuickVotes));
        yield return page.ToString();
        foreach (var part in rounds) yield return part;
        // As a quotation: a line that begins with a name could be a list, or a command to who reads the page.
        yield return $"\n## {MarkdownText.Escape(Words.SummaryParticipants)}\n\n> {MarkdownText.Escape(Names(session))}\n";
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
        page.Append(CultureInfo.InvariantCulture, $"\n## {MarkdownText.Escape(heading)}\n");
        page.Append('\n').Append(MarkdownText.HeadOf(
            Words.ExportRound, Words.ExportVotes, Words.ExportAverage, Words.ExportMedian, Words.ExportConsensus));
        foreach (var round in rounds)
        {
            var (votes, consensus) = (MarkdownText.Escape(RoundText.Votes(round)), Consensus(round));
            var (average, median) = (RoundText.Number(round.Average), RoundText.Number(round.Median));
            page.Append(CultureInfo.InvariantCulture, $"| {round.RoundInStory} | {votes} | {average} | {median} | {consensus} |\n");
            if (Take(page) is { } part) yield return part;
        }
        yield return page.ToString();
    }

    static string Names(ExportedSession session) => string.Join(TextFormat.ListSeparator, session.Participants);

    static string Consensus(ExportedRound round) =>
        round.Consensus.Reached ? MarkdownText.Escape(RoundText.Consensus(round)) : Words.ExportNoConsensus;
}
