using System.Collections.Immutable;
using System.Text;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>The sheets that a file may be read as, and its text where its lines may be stories.</summary>
/// <param name="All">Each separator of a text, each table of a page, each sheet of a workbook.</param>
/// <param name="Text">The text; null for what has no lines.</param>
sealed record FileSheets(ImmutableArray<Sheet> All, string? Text)
{
    /// <summary>What is said of it when no sheet has stories.</summary>
    public FileProblem WhenNone { get; private init; } = FileProblem.NoTitleColumn;

    /// <summary>What was not looked at.</summary>
    public ImmutableArray<UnreadSheet> Unread { get; private init; } = [];

    /// <summary>The sheets, or why there are none.</summary>
    public static (FileSheets? Sheets, FileProblem? Problem) Open(ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        try
        {
            return Read(file, ct);
        }
        catch (TooManyCellsException)
        {
            return (null, FileProblem.TooManyCells);
        }
    }

    static (FileSheets? Sheets, FileProblem? Problem) Read(ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        switch (FileKinds.OfBytes(file.Span))
        {
            case FileKind.ZippedWorkbook or FileKind.OldWorkbook: return OfWorkbook(file, ct);
            case FileKind.Binary: return (null, FileProblem.NotText);
        }
        var (text, problem) = FileText.Decode(file);
        if (problem is not null) return (null, problem);
        return FileKinds.OfText(text.Span) switch
        {
            FileKind.WebPage => (Of(HtmlTables.Read(Encoding.UTF8.GetString(text.Span), ct), FileProblem.WebPage), null),
            FileKind.Xml => (Of(XmlLists.Read(text, ct), FileProblem.Xml), null),
            FileKind.Json => (OfJson(text), null),
            FileKind.Binary => (null, FileProblem.NotText),
            _ => OfText(text),
        };
    }

    static (FileSheets? Sheets, FileProblem? Problem) OfWorkbook(ReadOnlyMemory<byte> file, CancellationToken ct)
    {
        var (sheets, unread, problem) = Workbook.Read(file, ct);
        return problem is null ? (Of(sheets, FileProblem.NoTitleColumn) with { Unread = unread }, null) : (null, problem);
    }

    static (FileSheets? Sheets, FileProblem? Problem) OfText(ReadOnlyMemory<byte> text)
    {
        FileLimits.CheckLines(text.Span);
        if (QuotedRows.Read(text.Span) is { } unquoted) text = unquoted;
        var texts = CsvText.Of(text).ToList();
        FileLimits.Check(text.Span, [.. texts.Select(csv => (byte)csv.Separator)]);
        // The lines count from the beginning, so that a declaration of the separator becomes a blank line.
        var written = new string('\n', texts[0].Start.Line - 1) + Encoding.UTF8.GetString(text.Span[texts[0].Start.Offset..]);
        if (OwnTexts.IsPageWithoutStories(written)) return (null, FileProblem.NoRows);
        if (OwnTexts.ReadChat(written) is { } chat) return (new([chat], null), null);
        var tables = WrittenTables.Read(written).Where(table => table.Sample.Count > 0);
        // A description may have a table of its own, so that the text is also read as a whole.
        return (new([.. tables, .. texts.Select(csv => new CsvSheet(csv))], written), null);
    }

    static FileSheets OfJson(ReadOnlyMemory<byte> text)
    {
        var (sheets, unread) = JsonLists.Read(text);
        return Of(sheets, FileProblem.Json) with { Unread = [.. unread] };
    }

    static FileSheets Of(IEnumerable<Sheet> sheets, FileProblem whenNone) =>
        new([.. sheets.Where(sheet => sheet.Sample.Count > 0)], null) { WhenNone = whenNone };
}
