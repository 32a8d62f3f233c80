using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>The backlog: what needs a form of its own.</summary>
[RequestSizeLimit(ImportLimit)]
[RequestFormLimits(MultipartBodyLengthLimit = ImportLimit)]
public sealed class StoriesModel(Sessions sessions) : SessionPage(sessions)
{
    public const int ImportLimit = 8 * 1024 * 1024;

    public Story? Edited { get; private set; }
    public ImportReport? Report { get; private set; }

    public IActionResult OnGet(string? handler, StoryId? edit)
    {
        Edited = edit is { } id ? Session.Story(id) : null;
        return handler is null && (edit is null || Edited is not null) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostImportAsync(string? lines, IFormFile? file)
    {
        var (command, unreadable) = await ReadAsync(lines, file);
        if (command is null) return Refuse(unreadable!);
        var answer = await RunAsync(command, outcome =>
        {
            Report = ImportReport.Of(outcome);
            return null;
        });
        return Problem is null ? Page() : answer;
    }

    public async Task<IActionResult> OnPostEditAsync(StoryId storyId, string? title, string? key, string? description, string? url, string? estimate)
    {
        To = "stories";
        Edited = Session.Story(storyId);
        var answer = await RunAsync(new EditStory(storyId, title ?? "", key ?? "", description ?? "", url ?? ""));
        return Problem is null ? await RunAsync(new EstimateStory(storyId, estimate)) : answer;
    }

    static async Task<(ImportStories? Command, Refusal? Refusal)> ReadAsync(string? lines, IFormFile? file) => file switch
    {
        not { Length: > 0 } => StoryFile.ReadPaste(lines ?? ""),
        { FileName: var name } when name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) => StoryFile.ReadLines(await BytesAsync(file)),
        _ => StoryFile.ReadCsv(await BytesAsync(file)),
    };

    static async Task<ReadOnlyMemory<byte>> BytesAsync(IFormFile file)
    {
        using var buffer = new MemoryStream((int)file.Length);
        await file.CopyToAsync(buffer);
        return buffer.ToArray();
    }
}
