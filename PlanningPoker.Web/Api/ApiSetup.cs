using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Api;

static class ApiSetup
{
    const int ImportLimit = 8 * 1024 * 1024;

    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(options => Json.Configured(options.SerializerOptions))
        .AddSingleton<LongPoll>();

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/sessions", SessionEndpoints.OpenAsync);

        var session = routes.MapGroup("/api/sessions/{id}");
        session.MapGet("", SessionEndpoints.ShowAsync);
        session.MapPatch("", SessionEndpoints.UpdateAsync);
        session.MapDelete("", SessionEndpoints.DeleteAsync);
        session.MapGet("/export", ExportEndpoints.ForScriptsAsync);

        session.MapPost("/players", PlayerEndpoints.JoinAsync);
        session.MapPatch("/players/{playerId}", PlayerEndpoints.UpdateAsync);
        session.MapDelete("/players/{playerId}", PlayerEndpoints.DeleteAsync);

        session.MapPost("/vote", RoundEndpoints.VoteAsync);
        session.MapDelete("/vote", RoundEndpoints.RetractAsync);
        session.MapPost("/reveal", RoundEndpoints.RevealAsync);
        session.MapPost("/reset", RoundEndpoints.ResetAsync);
        session.MapPost("/quick-vote", RoundEndpoints.QuickVoteAsync);

        session.MapPost("/stories", StoryEndpoints.CreateAsync);
        session.MapPost("/stories/import", StoryEndpoints.ImportAsync).WithMetadata(new RequestSizeLimitAttribute(ImportLimit));
        session.MapPatch("/stories/{storyId}", StoryEndpoints.UpdateAsync);
        session.MapDelete("/stories/{storyId}", StoryEndpoints.DeleteAsync);
        session.MapPost("/stories/{storyId}/start", StoryEndpoints.StartAsync);

        routes.MapGet("/s/{code}/export.{format}", ExportEndpoints.ForPeopleAsync).ExcludeFromDescription();
    }
}
