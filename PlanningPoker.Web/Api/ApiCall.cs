using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Api;

/// <summary>One call: which session, who asks, and what the body says.</summary>
readonly record struct ApiCall([FromRoute(Name = "id")] string Id, HttpContext Http, Sessions Sessions)
{
    public CancellationToken Aborted => Http.RequestAborted;
    public Caller Caller => new(Sessions, Id, DeviceKey.Of(Http.Request));

    /// <summary>Reads the body as a command, runs it and answers.</summary>
    public Task<IResult> RunAsync<T>(T? whenEmpty = null) where T : Command => RunAsync<T>(command => (command, null), whenEmpty);

    /// <summary>Reads the body, makes a command of it and of what the address says, runs it and answers.</summary>
    public async Task<IResult> RunAsync<T>(Func<T, (Command?, Refusal?)> commandOf, T? whenEmpty = null) where T : class
    {
        var (body, claimed, unreadable) = await JsonBody.ReadAsync(Http.Request, whenEmpty, Aborted);
        var (command, refusal) = body is null ? (null, unreadable) : commandOf(body);
        return command is null ? Problems.Of(refusal!) : await RunGivenAsync(command, claimed);
    }

    /// <summary>Runs a command that the body does not say, and answers.</summary>
    public Task<IResult> RunGivenAsync(Command command, PlayerId? claimed = null) => Caller.RunAsync(command, IsTarget(claimed) ? null : claimed, Aborted);

    /// <summary>Naming the player whom the address names too claims nothing.</summary>
    bool IsTarget(PlayerId? claimed) => claimed is { } id && id.Value.Equals(Http.Request.RouteValues["playerId"]);
}
