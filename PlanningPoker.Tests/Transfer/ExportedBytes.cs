using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Transfer;

/// <summary>Whole exports.</summary>
static class ExportedBytes
{
    static readonly DateOnly Day = new(2026, 11, 23);

    public static byte[] Csv(PokerSession session) => Of(session, ExportFormat.Csv);

    public static byte[] Json(PokerSession session) => Of(session, ExportFormat.Json);

    public static byte[] Markdown(PokerSession session) => Of(session, ExportFormat.Md);

    public static byte[] Of(PokerSession session, ExportFormat format)
    {
        using var file = new MemoryStream();
        // A stream in memory takes everything at once.
        var writing = Export.Create(session, format, Day).WriteAsync(file, CancellationToken.None);
        Assert.True(writing.IsCompletedSuccessfully);
        return file.ToArray();
    }
}
