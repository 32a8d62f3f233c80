using System.Collections.Immutable;
using System.Text;
using CsvHelper;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>A text whose cells are separated by a character.</summary>
/// <param name="Text">UTF-8 without a byte order mark.</param>
/// <param name="Start">The position of the first row.</param>
/// <param name="Separator">The character between cells.</param>
sealed record CsvText(ReadOnlyMemory<byte> Text, TextPosition Start, char Separator)
{
    /// <summary>
    /// A character that no file contains, so that a file with one column may contain commas without quotes. It comes first, because the
    /// first of equally good separators is used.
    /// </summary>
    const char NoSeparator = '\u001F';

    /// <summary>A limit against hostile files. Trackers do write hundreds of columns, such as one per comment.</summary>
    const int MaxColumns = 10_000;

    static readonly char[] Separators = [NoSeparator, '\t', ',', ';', '|', '^'];

    /// <summary>Whether every line is one cell.</summary>
    public bool IsPlain => Separator == NoSeparator;

    /// <summary>The same text with each separator that it may have.</summary>
    public static IEnumerable<CsvText> Of(ReadOnlyMemory<byte> text)
    {
        var (start, declared) = ReadDeclaration(text.Span);
        return (declared is { } first ? Separators.Prepend(first) : Separators).Select(separator => new CsvText(text, start, separator));
    }

    /// <summary>Creates a reader that starts at a position.</summary>
    public CsvReader ReaderFrom(TextPosition start, Action<CsvMalformedRecord> onMalformed) =>
        CsvReader.Create(Text[start.Offset..], Options(Separator) with { OnMalformedRecord = onMalformed });

    /// <summary>Creates a reader for which every line is a row, even inside quotes.</summary>
    public CsvReader LineReader(ReadOnlySpan<byte> text) =>
        CsvReader.Create(text.ToArray(), Options(Separator) with { AllowLineBreaksInQuotes = false });

    /// <summary>The cells of the row that a reader has read.</summary>
    public static ImmutableArray<string> CellsOf(CsvReader reader) =>
        reader.FieldCount > MaxColumns ? [] : [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    static CsvReaderOptions Options(char separator) => new()
    {
        Separator = separator,
        HasHeader = false,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        MalformedData = CsvMalformedDataHandling.Recover,
    };

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
