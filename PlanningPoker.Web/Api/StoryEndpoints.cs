using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Web.Api;

/// <summary>Adds, imports, changes, deletes and starts stories.</summary>
static class StoryEndpoints
{
    public static Task<IResult> CreateAsync([AsParameters] ApiCall call) => call.RunAsync<CreateStory>();

    public static async Task<IResult> ImportAsync(
        [AsParameters] ApiCall call, [AsParameters] ImportQuery query, ImportTurns turns, UploadBuffer buffer)
    {
        if (query.Read() is not var (options, isDryRun)) return Problem.Of(Reason.BadRequest).ToResult();
        var request = call.Http.Request;
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var given) ? given.MediaType.Value : null;
        if (!ImportQuery.MediaTypes.Contains(type) || !JsonBody.IsUncompressed(request))
            return Problem.Of(RequestFault.UnsupportedMediaType).ToResult();
        // A large body is read only for those who may import; the empty command is refused with the reason.
        if (call.Current is not { Session: { } session, Player: { } player } || !session.MayManageStories(player))
            return await call.RunCommandAsync(new ImportStories([]));
        if (ImportQuery.IsPlain(type)) options = options with { PrefersLines = true };
        call.Http.Request.EnableBuffering(buffer.MemoryLimit, bufferLimit: StoryFile.MaxBytes + 1);
        return await ImportAsync(call, options, isDryRun, turns);
    }

    /// <summary>The buffered body waits for its turn, so that a slow sender takes nobody's turn.</summary>
    static async Task<IResult> ImportAsync(ApiCall call, ImportOptions options, bool isDryRun, ImportTurns turns)
    {
        var ct = call.Http.RequestAborted;
        await call.Http.Request.Body.DrainAsync(ct);
        call.Http.Request.Body.Position = 0;
        using var turn = await turns.TakeAsync(ct);
        if (turn is null)
        {
            call.Http.Response.Headers.RetryAfter = ImportTurns.RetryAfterSeconds;
            return Problem.Of(RequestFault.Busy).ToResult();
        }
        return StoryFile.Read(await JsonBody.BytesAsync(call.Http.Request, ct), options, ct).Is(out var command, out var refusal)
            ? await call.RunCommandAsync(command with { IsDryRun = isDryRun })
            : Problem.Of(refusal).ToResult();
    }

    public static Task<IResult> UpdateAsync([AsParameters] ApiCall call, StoryId storyId) =>
        call.RunAsync<StoryPatch>(patch => (patch with { StoryId = storyId }).ToCommand());

    public static Task<IResult> DeleteAsync([AsParameters] ApiCall call, StoryId storyId) =>
        call.RunAsync<DeletedStories>(_ => new DeleteStories(storyId), whenEmpty: new());

    public static Task<IResult> DeleteSeveralAsync([AsParameters] ApiCall call) =>
        call.RunAsync<DeletedStories>(stories => stories.ToCommand());

    public static Task<IResult> ParkAsync([AsParameters] ApiCall call, StoryId storyId) =>
        call.RunAsync<ParkedStories>(_ => new ParkStories(storyId), whenEmpty: new());

    public static Task<IResult> UnparkAsync([AsParameters] ApiCall call, StoryId storyId) =>
        call.RunAsync<TakenBackStories>(_ => new UnparkStories(storyId), whenEmpty: new());

    public static Task<IResult> ParkSeveralAsync([AsParameters] ApiCall call) =>
        call.RunAsync<ParkedStories>(stories => stories.ToCommand());

    public static Task<IResult> UnparkSeveralAsync([AsParameters] ApiCall call) =>
        call.RunAsync<TakenBackStories>(stories => stories.ToCommand());

    public static Task<IResult> StartAsync([AsParameters] ApiCall call, StoryId storyId) =>
        call.RunAsync<StartStory>(start => start with { StoryId = storyId }, whenEmpty: new(storyId));
}
