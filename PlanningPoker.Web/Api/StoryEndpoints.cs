using Microsoft.Net.Http.Headers;
using PlanningPoker.Core;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Transfer;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Api;

/// <summary>The backlog.</summary>
static class StoryEndpoints
{
    public static Task<IResult> CreateAsync([AsParameters] ApiCall call)
    {
        var id = default(StoryId);
        return call.RunAsync<CreateStory>(
            body => (StoryId.TryParse(body.Id, out id) ? body : null, null),
            done => done.Outcome.Event is StoriesCreated { Stories: [var made] }
                ? TypedResults.Created((string?)null, new StoryAnswer(made, done.Session.Version))
                : TypedResults.Ok(new StoryAnswer(id, done.Session.Version)));
    }

    public static async Task<IResult> ImportAsync([AsParameters] ApiCall call)
    {
        var request = call.Http.Request;
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var given) ? given.MediaType.Value : null;
        Func<ReadOnlyMemory<byte>, (ImportStories?, Refusal?)>? read = type?.ToLowerInvariant() switch
        {
            "text/csv" => StoryFile.ReadCsv,
            "text/plain" => StoryFile.ReadLines,
            _ => null,
        };
        if (read is null || !JsonBody.IsPlain(request)) return Problems.Of(Reason.UnsupportedMediaType);
        // Only for a host is a large body read.
        if (await call.FindAsync() is not { Me.IsHost: true }) return await call.RunAsync(DeviceKey.Of(request), null, new ImportStories([]), ImportAnswer.Of);
        var (command, refusal) = read(await JsonBody.BytesAsync(request, call.Http.RequestAborted));
        return command is null ? Problems.Of(refusal!) : await call.RunAsync(DeviceKey.Of(request), null, command, ImportAnswer.Of);
    }

    public static Task<IResult> UpdateAsync([AsParameters] ApiCall call, StoryId storyId) =>
        call.RunAsync<StoryPatch>(patch => (patch with { StoryId = storyId }).Read(), ChangeAnswer.Of);

    public static Task<IResult> DeleteAsync([AsParameters] ApiCall call, StoryId storyId) =>
        call.RunAsync<DeleteStory>(_ => (new DeleteStory(storyId), null), ChangeAnswer.Of, whenEmpty: new(storyId));

    public static Task<IResult> StartAsync([AsParameters] ApiCall call, StoryId storyId) =>
        call.RunAsync<StartStory>(start => (start with { StoryId = storyId }, null), RoundAnswer.Of, whenEmpty: new(storyId));
}
