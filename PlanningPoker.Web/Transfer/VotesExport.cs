using System.Globalization;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// Writes one CSV row for each round and voter, to be counted and sorted by a spreadsheet. The rows of an anonymous round have no names and
/// are in the order of the cards.
/// </summary>
static class VotesExport
{
    public static async Task WriteAsync(ExportedSession session, Stream to, CancellationToken ct)
    {
        await to.WriteAsync(CsvRecord.ByteOrderMark, ct);
        await to.WriteAsync(CsvRecord.Of(
            Words.CsvKey, Words.ExportStory, Words.ExportRound, Words.ExportVoter, Words.ExportCard, Words.ExportReason,
            Words.ExportRevealed, Words.ExportEstimate), ct);
        foreach (var story in session.Stories)
            await WriteAsync(story.Key ?? "", story.Title, story.Estimate ?? "", story.Rounds, to, ct);
        await WriteAsync("", Words.ExportQuickVotes, "", session.QuickVotes, to, ct);
    }

    static async Task WriteAsync(
        string key, string title, string estimate, IEnumerable<ExportedRound> rounds, Stream to, CancellationToken ct)
    {
        foreach (var round in rounds)
        {
            var number = round.RoundInStory.ToString(CultureInfo.InvariantCulture);
            var revealed = round.RevealedAt.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
            foreach (var vote in round.Votes)
                await to.WriteAsync(
                    CsvRecord.Of(key, title, number, vote.Name ?? "", vote.Value, vote.Reason ?? "", revealed, estimate), ct);
        }
    }
}
