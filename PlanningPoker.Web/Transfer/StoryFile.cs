using System.Collections.Immutable;
using System.Text;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Transfer.Sheets;
using PlanningPoker.Web.Transfer.Stories;

namespace PlanningPoker.Web.Transfer;

/// <summary>
/// Reads stories from a file or a pasted text into an import command; the same bytes give the same stories, whichever way they come. The
/// command also holds the problems of single rows. A file that cannot be read at all is refused with <see cref="Reason.BadCsv"/> and a
/// <see cref="FileProblem"/>.
/// </summary>
public static class StoryFile
{
    /// <summary>The size limit of a file in bytes.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    static readonly ImportOptions Default = new();

    public static Result<ImportStories> Read(string text, ImportOptions? options = null, CancellationToken ct = default) =>
        Read(Encoding.UTF8.GetBytes(text), options, ct);

    public static Result<ImportStories> Read(ReadOnlyMemory<byte> file, ImportOptions? options = null, CancellationToken ct = default)
    {
        var chosen = options ?? Default;
        var (sheets, problem) = FileSheets.Open(file, ct);
        if (sheets is null) return Refused(problem!.Value);
        if (chosen.Title is PageNames.WholeLines && sheets.Text is { } written) return ReadLines(written, ct);
        if (sheets.All.IsEmpty) return Refused(sheets.WhenNone);
        var plan = FilePlan.Of(sheets, chosen);
        if (!plan.All.IsEmpty)
        {
            var command = plan.Read(chosen, ct);
            return command.Rows.IsEmpty && !command.Unreadable.Any(IsRow) ? Refused(FileProblem.NoRows) : command;
        }
        var best = plan.Best;
        var mayBeLines = chosen.PrefersLines && best.Header is null;
        var isAsked = best.MayBeTable && !mayBeLines || chosen.Title is not null;
        if (!isAsked && sheets.Text is { } text) return ReadLines(text, ct);
        return sheets.WhenNone is FileProblem.NoTitleColumn
            ? Refused(FileProblem.NoTitleColumn) with { Columns = best.Choices }
            : Refused(sheets.WhenNone);
    }

    static Result<ImportStories> ReadLines(string text, CancellationToken ct)
    {
        var lines = StoryLines.Read(text, ct);
        return lines.Rows.IsEmpty && !lines.Unreadable.Any(IsRow) ? Refused(FileProblem.Empty) : lines;
    }

    /// <summary>Whether the problem is that of a story, and not of a heading.</summary>
    static bool IsRow(ImportProblem problem) => problem.Code is not ImportProblemCode.NotAStory;

    static Refusal Refused(FileProblem problem) => new(Reason.BadCsv) { File = problem };
}
