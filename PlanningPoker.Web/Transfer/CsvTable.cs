using System.Text;
using CsvHelper;

namespace PlanningPoker.Web.Transfer;

/// <summary>A CSV text whose header was found: where it begins, what separates its cells, what its columns mean.</summary>
/// <param name="Text">UTF-8 without a byte order mark.</param>
/// <param name="Start">Where the header is.</param>
/// <param name="Separator">Between cells.</param>
/// <param name="Columns">What the header says.</param>
sealed record Table(ReadOnlyMemory<byte> Text, Place Start, char Separator, Columns Columns)
{
    /// <summary>Separates nothing, so that a single column may hold commas without quotes. First, because it wins a draw.</summary>
    const char None = '\u001F';

    /// <summary>Trackers write hundreds: one for each comment. Beyond this it is no table but a burden.</summary>
    const int MaxColumns = 10_000;

    static readonly char[] Separators = [None, ',', ';', '\t', '|'];

    /// <summary>Reads the header with each separator and keeps the one that makes most sense of it. Null when none finds a title.</summary>
    public static Table? In(ReadOnlyMemory<byte> text)
    {
        var (start, hint) = Hint(text.Span);
        return (hint is { } separator ? [separator, .. Separators] : Separators)
            .Select(each => Columns.Of(Header(text[start.Offset..], each)) is { } columns ? new Table(text, start, each, columns) : null)
            .OfType<Table>()
            .MaxBy(table => (table.Columns.Known, table.Columns.Count));
    }

    /// <summary>A reader of the rows from a place on.</summary>
    public CsvReader ReaderFrom(Place place, Action<CsvMalformedRecord> onMalformed) =>
        CsvReader.Create(Text[place.Offset..], Options(Separator) with { OnMalformedRecord = onMalformed });

    /// <summary>A reader that takes every line for a row.</summary>
    public CsvReader LineReader(ReadOnlySpan<byte> text) =>
        CsvReader.Create(text.ToArray(), Options(Separator) with { AllowLineBreaksInQuotes = false });

    static CsvReaderOptions Options(char separator) => new()
    {
        Separator = separator,
        HasHeader = false,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        MalformedData = CsvMalformedDataHandling.Recover,
    };

    static List<string> Header(ReadOnlyMemory<byte> text, char separator)
    {
        using var reader = CsvReader.Create(text, Options(separator));
        return reader.Read() && reader.FieldCount <= MaxColumns ? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)] : [];
    }

    /// <summary>A first line <c>sep=;</c>, by which spreadsheets tell each other the separator.</summary>
    static (Place Start, char? Separator) Hint(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0 || text[..end].Trim((byte)'"') is not [.. var name, var separator] || !Ascii.EqualsIgnoreCase(name, "sep=")) return (new(0, 1), null);
        var next = end + (text[end..].StartsWith("\r\n"u8) ? 2 : 1);
        return (new(next, 2), Separates((char)separator) ? (char)separator : null);
    }

    static bool Separates(char c) => c == '\t' || (char.IsAscii(c) && c != '"' && (char.IsPunctuation(c) || char.IsSymbol(c)));
}

/// <summary>A place in a text: bytes from its beginning, and the line, from 1.</summary>
readonly record struct Place(int Offset, int Line);
