using System.Text;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// Writes the stories with their estimates as one table to paste into a wiki or a chat, and the session in one line. The rounds are in the
/// other formats.
/// </summary>
static class TableExport
{
    public static async Task WriteAsync(ExportedSession session, ITableSyntax syntax, Stream to, CancellationToken ct)
    {
        var figures = SummaryTexts.FiguresOf(session.Summary).Select(figure => $"{figure.Name}: {figure.Value}");
        await WriteAsync(syntax.Head(session.Name, string.Join(" · ", figures)));
        foreach (var story in session.Stories) await WriteAsync(syntax.Row(story, EstimateOf(story), TimeOf(story)));

        ValueTask WriteAsync(string text) => to.WriteAsync(Encoding.UTF8.GetBytes(text), ct);
    }

    public static string EstimateOf(ExportedStory story) => (story.Estimate, story.Parked) switch
    {
        (null, true) => Words.ExportParked,
        ({ } estimate, true) => $"{estimate} · {Words.ExportParked}",
        _ => story.Estimate ?? "",
    };

    public static string TimeOf(ExportedStory story) =>
        story.Seconds is { } seconds ? SummaryTexts.DurationOf(TimeSpan.FromSeconds(seconds)) : "";
}
