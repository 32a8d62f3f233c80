using System.Collections.Immutable;
using System.Text;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// Stories from outside, read into a command: one entrance for a file, one for a text box, one for plain lines. What is wrong with
/// single rows travels with the command; a refusal is <see cref="Reason.BadCsv"/> with the name of a <see cref="FileFault"/>.
/// </summary>
public static class StoryFile
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Headers that are taken for a title, for the sentence of <see cref="FileFault.NoTitleColumn"/>.</summary>
    public static ImmutableArray<string> TitleNames => Columns.TitleNames;

    /// <summary>A CSV file as a tracker, a spreadsheet or we ourselves write it.</summary>
    public static (ImportStories? Command, Refusal? Refusal) ReadCsv(ReadOnlyMemory<byte> file)
    {
        var (text, fault) = UnicodeText.Of(file);
        if (fault is { } unreadable) return Refused(unreadable);
        if (Table.In(text) is not { } table) return Refused(FileFault.NoTitleColumn);
        var command = new TableRows(table).Read();
        return command.Rows.IsEmpty && command.Unreadable.IsEmpty ? Refused(FileFault.NoRows) : (command, null);
    }

    /// <summary>One story per line.</summary>
    public static (ImportStories? Command, Refusal? Refusal) ReadLines(ReadOnlyMemory<byte> file)
    {
        var (text, fault) = UnicodeText.Of(file);
        return fault is { } unreadable ? Refused(unreadable) : ReadLines(Encoding.UTF8.GetString(text.Span));
    }

    /// <inheritdoc cref="ReadLines(ReadOnlyMemory{byte})"/>
    public static (ImportStories? Command, Refusal? Refusal) ReadLines(string text)
    {
        var lines = StoryLines.Read(text);
        return lines.Rows.IsEmpty ? Refused(FileFault.Empty) : (lines, null);
    }

    /// <summary>What people put into a text box: a table when its first line names a title and something else, else one story per line.</summary>
    public static (ImportStories? Command, Refusal? Refusal) ReadPaste(string text)
    {
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(text);
        return Table.In(bytes) is { Columns.Known: > 1 } ? ReadCsv(bytes) : ReadLines(text);
    }

    static (ImportStories?, Refusal?) Refused(FileFault fault) => (null, new(Reason.BadCsv) { Value = fault.ToString() });
}
