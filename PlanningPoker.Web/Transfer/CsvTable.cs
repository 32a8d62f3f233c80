using System.Collections.Immutable;
using System.Text;
using CsvHelper;

namespace PlanningPoker.Web.Transfer;

/// <summary>A CSV text with a known header, separator and columns.</summary>
/// <param name="Text">UTF-8 without a byte order mark.</param>
/// <param name="Start">The position of the header.</param>
/// <param name="Separator">The character between cells.</param>
/// <param name="Columns">The columns that the header names.</param>
sealed record CsvTable(ReadOnlyMemory<byte> Text, TextPosition Start, char Separator, CsvColumns Columns)
{
    /// <summary>
    /// A character that no file contains, so that a file with one column may contain commas without quotes. It comes first, because the
    /// first of equally good separators is used.
    /// </summary>
    const char NoSeparator = '\u001F';

    /// <summary>A limit against hostile files. Trackers do write hundreds of columns, such as one per comment.</summary>
    const int MaxColumns = 10_000;

    static readonly char[] Separators = [NoSeparator, ',', ';', '\t', '|'];

    /// <summary>
    /// Tries each separator and uses the one with which the header names the most fields, then the most columns. Null when none of them
    /// gives a title column.
    /// </summary>
    public static CsvTable? Detect(ReadOnlyMemory<byte> text)
    {
        var (start, declared) = ReadDeclaration(text.Span);
        return (declared is { } first ? [first, .. Separators] : Separators)
            .Select(separator => CsvColumns.Find(ReadHeader(text[start.Offset..], separator)) is { } columns
                ? new CsvTable(text, start, separator, columns)
                : null)
            .OfType<CsvTable>()
            .MaxBy(table => (table.Columns.KnownFieldCount, table.Columns.Count));
    }

    /// <summary>Creates a reader that starts at a position.</summary>
    public CsvReader ReaderFrom(TextPosition start, Action<CsvMalformedRecord> onMalformed) =>
        CsvReader.Create(Text[start.Offset..], Options(Separator) with { OnMalformedRecord = onMalformed });

    /// <summary>Creates a reader for which every line is a row, even inside quotes.</summary>
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

    static ImmutableArray<string> ReadHeader(ReadOnlyMemory<byte> text, char separator)
    {
        using var reader = CsvReader.Create(text, Options(separator));
        if (!reader.Read() || reader.FieldCount > MaxColumns) return [];
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }

    /// <summary>Reads a first line such as <c>sep=;</c>, in which a spreadsheet program declares the separator.</summary>
    static (TextPosition Start, char? Separator) ReadDeclaration(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0 || text[..end].Trim((byte)'"') is not [.. var name, var separator] || !Ascii.EqualsIgnoreCase(name, "sep="))
            return (new(0, 1), null);
        var next = end + (text[end..].StartsWith("\r\n"u8) ? 2 : 1);
        return (new(next, 2), IsSeparator((char)separator) ? (char)separator : null);
    }

    static bool IsSeparator(char c) => c == '\t' || (char.IsAscii(c) && c != '"' && (char.IsPunctuation(c) || char.IsSymbol(c)));
}

/// <summary>A position in a text.</summary>
/// <param name="Offset">The offset in bytes, from 0.</param>
/// <param name="Line">The line, from 1.</param>
readonly record struct TextPosition(int Offset, int Line);
