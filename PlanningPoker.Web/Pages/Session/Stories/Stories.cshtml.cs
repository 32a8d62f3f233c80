using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Web.Pages.Session.Stories;

/// <summary>The backlog, with the forms to edit a story and to import stories.</summary>
[RequestSizeLimit(StoryFile.MaxBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = StoryFile.MaxBytes)]
public sealed class StoriesModel(Sessions sessions, CurrentPlayer current, ImportReports reports) : SessionPage(sessions, current)
{
    public Story? Edited { get; private set; }
    public ImportReport? Report { get; private set; }

    /// <summary>The page was opened for a form or a report in the side: on a phone the side comes before the list.</summary>
    public bool IsSideFirst => Edited is not null || Report is not null || Problem is not null;

    public StoriesSide Side => new(Session.Code, Report, Edited is { } story ? FormOf(story) : null, Me is { IsHost: true });

    public IActionResult OnGet(string? handler, StoryId? edit, string? report)
    {
        Report = report is null ? null : reports.Find(Session.Code, Me!.Id, report);
        Edited = edit is { } id ? Session.Story(id) : null;
        return edit is null || Edited is not null ? PageOrForm(handler, SessionPages.Stories) : Refuse(Reason.NoStory);
    }

    public async Task<IActionResult> OnPostImportAsync(string? lines, IFormFile? file)
    {
        if (Me is not { IsHost: true }) return await RunAsync(new ImportStories([]));
        if (!(await ReadAsync(lines, file)).Is(out var command, out var unreadable)) return Refuse(unreadable);
        var report = "";
        var answer = await RunAsync(command, outcome =>
        {
            report = reports.Add(Session.Code, Me.Id, ImportReport.Of(outcome));
            return null;
        });
        return Problem is null ? SeeOther(SessionPages.Stories, $"?report={report}#report") : answer;
    }

    /// <param name="shownEstimate">The estimate that the form was made with. Only a different one is saved, so that an old form does not
    /// undo a newer estimate.</param>
    public async Task<IActionResult> OnPostEditAsync(
        StoryId storyId, string? title, string? key, string? description, string? url, string? estimate, string? shownEstimate)
    {
        To = SessionPages.Stories;
        Edited = Session.Story(storyId);
        var isEstimated = estimate != shownEstimate;
        if (isEstimated && estimate is not null && Story.EstimateOf(estimate, Session.Deck) is null) return Refuse(Reason.BadCard);
        var answer = await RunAsync(new EditStory(storyId, title ?? "", key ?? "", description ?? "", url ?? ""));
        return isEstimated && Problem is null ? await RunAsync(new EstimateStory(storyId, estimate)) : answer;
    }

    StoryForm FormOf(Story story) => new(
        Session.Code, story.Id, Typed("title", story.Title), Typed("key", story.Key), Typed("estimate", story.Estimate), story.Estimate,
        Typed("url", story.Url), Typed("description", story.Description));

    static async Task<Result<ImportStories>> ReadAsync(string? lines, IFormFile? file) => file switch
    {
        not { Length: > 0 } => StoryFile.ReadPaste(lines ?? ""),
        { FileName: var name } when name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) =>
            StoryFile.ReadLines(await BytesAsync(file)),
        _ => StoryFile.ReadCsv(await BytesAsync(file)),
    };

    static async Task<ReadOnlyMemory<byte>> BytesAsync(IFormFile file)
    {
        using var buffer = new MemoryStream((int)file.Length);
        await file.CopyToAsync(buffer);
        return buffer.ToArray();
    }
}
