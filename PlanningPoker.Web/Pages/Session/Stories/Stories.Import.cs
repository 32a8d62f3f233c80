using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Web.Pages.Session.Stories;

/// <summary>The steps of an import: what it would do, the question for a column that cannot be told, and the import itself.</summary>
public sealed partial class StoriesModel
{
    /// <summary>How far an import has come, for the page that waits for it; nothing before it has begun and after its end.</summary>
    public IActionResult OnGetProgress(string? job) => Me is { } me && progress.Find(me.Id, job ?? "") is var (state, rows)
        ? new JsonResult(new { state = state.ToString().ToLowerInvariant(), rows })
        : new NoContentResult();

    /// <summary>Shows what an import would do; nothing is written, and the page carries the text to the next step.</summary>
    /// <param name="lines">Pasted stories.</param>
    /// <param name="title">A long list that was pasted into the field for a new story.</param>
    /// <param name="file">A file.</param>
    /// <param name="choice">The file again as the page carried it, with the columns that were chosen.</param>
    public async Task<IActionResult> OnPostPreviewAsync(string? lines, string? title, IFormFile? file, ImportChoice choice)
    {
        if (await RefuseImportAsync() is { } refusal) return refusal;
        using var job = progress.Begin(Me!.Id, choice.Job);
        using var turn = await turns.TakeAsync(HttpContext.RequestAborted);
        if (turn is null) return RefuseBusy();
        var upload = choice.Upload is null ? await UploadAsync(lines ?? title, file) : StoryUpload.Decode(choice.Upload);
        if (upload is null) return Refuse(Reason.BadRequest);
        var isRead = Read(upload, choice, job).Is(out var command, out var unreadable);
        if (unreadable is { Columns.IsEmpty: true }) return Refuse(unreadable);
        if (upload.Encode() is not { } encoded) return Refuse(RequestFault.TooLarge);
        if (!isRead) return Ask(encoded, unreadable!);
        var outcome = (command! with { IsDryRun = true }).Run(Session, new PlayerActor(Current.Device!.Value.Hash, Session.ActiveAt));
        Preview = new(Session.Code, encoded, outcome.Imported, new(command.Columns), ImportProblems.Of(outcome))
        {
            Title = choice.TitleColumn,
            Key = choice.KeyColumn,
            Estimates = command.EstimateColumn,
        };
        return Page();
    }

    /// <param name="lines">Pasted stories.</param>
    /// <param name="file">A file.</param>
    /// <param name="choice">Either of them as the preview carries it, with what was chosen there.</param>
    public async Task<IActionResult> OnPostImportAsync(string? lines, IFormFile? file, ImportChoice choice)
    {
        if (await RefuseImportAsync() is { } refusal) return refusal;
        using var job = progress.Begin(Me!.Id, choice.Job);
        using var turn = await turns.TakeAsync(HttpContext.RequestAborted);
        if (turn is null) return RefuseBusy();
        if ((choice.Upload is null ? await UploadAsync(lines, file) : StoryUpload.Decode(choice.Upload)) is not { } stories)
            return Refuse(Reason.BadRequest);
        if (!Read(stories, choice, job).Is(out var command, out var unreadable))
            return unreadable.Columns.IsEmpty || stories.Encode() is not { } encoded ? Refuse(unreadable) : Ask(encoded, unreadable);
        job.State = ImportState.Saving;
        ImportReport? report = null;
        var answer = await RunAsync(command, outcome =>
        {
            report = ImportReport.Of(outcome, command.Columns);
            return null;
        });
        return report is null ? answer : await ShowAsync(report);
    }

    /// <summary>
    /// Refuses those who may not import before their file is read. What memory says is confirmed by an import of nothing, after which it
    /// is the newest.
    /// </summary>
    /// <returns>Null for those who may.</returns>
    async Task<IActionResult?> RefuseImportAsync()
    {
        if (MayManage) return null;
        var answer = await RunAsync(new ImportStories([]));
        return MayManage ? null : answer;
    }

    Result<ImportStories> Read(StoryUpload upload, ImportChoice choice, ImportProgress.Job job)
    {
        job.State = ImportState.Reading;
        return StoryFile.Read(upload.Content, choice.Options with { Progress = rows => job.Rows = rows }, HttpContext.RequestAborted);
    }

    /// <summary>Opens the stories page with the report, or without it if it cannot be stored.</summary>
    async Task<IActionResult> ShowAsync(ImportReport report) =>
        SeeOther(SessionPages.Stories, await reports.AddAsync(Session.Code, Me!.Id, report) is { } id ? $"?report={id}#report" : "");

    /// <summary>The page with the question, in place of the preview: it is the next step and no refusal.</summary>
    PageResult Ask(string encoded, Refusal refusal)
    {
        Question = new(Session.Code, encoded, refusal.Columns);
        return Page();
    }

    IActionResult RefuseBusy()
    {
        Response.Headers.RetryAfter = ImportTurns.RetryAfterSeconds;
        return Refuse(RequestFault.Busy);
    }

    static async Task<StoryUpload> UploadAsync(string? lines, IFormFile? file) => file is { Length: > 0 }
        ? new(await BytesAsync(file))
        : StoryUpload.OfText(lines ?? "");

    static async Task<ReadOnlyMemory<byte>> BytesAsync(IFormFile file)
    {
        using var buffer = new MemoryStream((int)file.Length);
        await file.CopyToAsync(buffer);
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
