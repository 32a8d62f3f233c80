using System.Collections.Immutable;
using System.Text;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// Reads stories from a file or a pasted text into an import command. The command also holds the problems of single rows. A file that
/// cannot be read at all is refused with <see cref="Reason.BadCsv"/> and a <see cref="FileProblem"/>.
/// </summary>
public static class StoryFile
{
    /// <summary>The size limit of a file in bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>The accepted headers of the title column, for the message of <see cref="FileProblem.NoTitleColumn"/>.</summary>
    public static ImmutableArray<string> TitleNames => CsvColumns.TitleNames;

    /// <summary>Reads a CSV file from a tracker, a spreadsheet or our own export.</summary>
    public static Result<ImportStories> ReadCsv(ReadOnlyMemory<byte> file)
    {
        var (text, problem) = UnicodeText.Decode(file);
        if (problem is { } unreadable) return Refused(unreadable);
        if (CsvTable.Detect(text) is not { } table) return Refused(FileProblem.NoTitleColumn);
        var command = new CsvTableReader(table).Read();
        return command.Rows.IsEmpty && command.Unreadable.IsEmpty ? Refused(FileProblem.NoRows) : command;
    }

    /// <summary>Reads a text with one story per line.</summary>
    public static Result<ImportStories> ReadLines(ReadOnlyMemory<byte> file)
    {
        var (text, problem) = UnicodeText.Decode(file);
        return problem is { } unreadable ? Refused(unreadable) : ReadLines(Encoding.UTF8.GetString(text.Span));
    }

    /// <inheritdoc cref="ReadLines(ReadOnlyMemory{byte})"/>
    public static Result<ImportStories> ReadLines(string text)
    {
        var lines = StoryListReader.Read(text);
        return lines.Rows.IsEmpty ? Refused(FileProblem.Empty) : lines;
    }

    /// <summary>
    /// Reads a pasted text. It is a table when its first line names a title column and another known one; otherwise it has one story per
    /// line.
    /// </summary>
    public static Result<ImportStories> ReadPaste(string text)
    {
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(text);
        return CsvTable.Detect(bytes) is { Columns.KnownFieldCount: > 1 } ? ReadCsv(bytes) : ReadLines(text);
    }

    static Refusal Refused(FileProblem problem) => new(Reason.BadCsv) { File = problem };
}
