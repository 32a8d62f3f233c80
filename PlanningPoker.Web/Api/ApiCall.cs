using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Api;

/// <summary>A request to the API: its session, its caller and its body.</summary>
readonly record struct ApiCall([FromRoute(Name = "id")] string Id, HttpContext Http, Sessions Sessions, CurrentPlayer Current)
{
    public CancellationToken Aborted => Http.RequestAborted;
    public Caller Caller => new(Sessions, Current.WrittenCode, Current.Device);

    /// <summary>Reads the body as a command, runs it and answers.</summary>
    public Task<IResult> RunAsync<T>(T? whenEmpty = null) where T : PlayerCommand => RunAsync<T>(command => command, whenEmpty);

    /// <summary>Reads the body, makes a command from it and from the URL, runs it and answers.</summary>
    public async Task<IResult> RunAsync<T>(Func<T, Result<PlayerCommand>> commandOf, T? whenEmpty = null) where T : class
    {
        var (body, claimed, fault) = await JsonBody.ReadAsync(Http.Request, whenEmpty, Aborted);
        if (body is null) return Problem.Of(fault!.Value).ToResult();
        return commandOf(body).Is(out var command, out var refusal)
            ? await RunCommandAsync(command, claimed)
            : Problem.Of(refusal).ToResult();
    }

    /// <summary>Runs a command that does not come from the body, and answers.</summary>
    public Task<IResult> RunCommandAsync(PlayerCommand command, PlayerId? claimed = null) =>
        Caller.RunAsync(command, claimed, Aborted);
}
