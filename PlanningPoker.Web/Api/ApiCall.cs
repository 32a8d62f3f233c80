using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Api;

/// <summary>One call: which session, who asks, and the one way to run a command for them.</summary>
readonly record struct ApiCall([FromRoute(Name = "id")] string Id, HttpContext Http, Sessions Sessions)
{
    CancellationToken Aborted => Http.RequestAborted;

    /// <summary>The session as it is, and the caller's seat in it; a code that cannot be one is answered like one that nobody has.</summary>
    public async Task<(PokerSession? Session, Player? Me)> FindAsync()
    {
        if (!SessionCode.TryParse(Id, out var code) || await Sessions.FindAsync(code, Aborted) is not { } session) return (null, null);
        return (session, DeviceKey.Of(Http.Request) is { } key && session.PlayerOf(key.Hash) is { IsSeated: true } me ? me : null);
    }

    /// <summary>Reads the body as a command, runs it and answers.</summary>
    public Task<IResult> RunAsync<T>(Func<Done, IResult> answer, T? whenEmpty = null) where T : Command =>
        RunAsync<T>(command => (command, null), answer, whenEmpty);

    /// <summary>Reads the body, makes a command of it and of what the address says, runs it and answers.</summary>
    public async Task<IResult> RunAsync<T>(Func<T, (Command?, Refusal?)> commandOf, Func<Done, IResult> answer, T? whenEmpty = null) where T : class
    {
        var (body, claimed, unreadable) = await JsonBody.ReadAsync(Http.Request, whenEmpty, Aborted);
        var (command, refusal) = body is null ? (null, unreadable) : commandOf(body);
        return command is null ? Problems.Of(refusal!) : await RunAsync(DeviceKey.Of(Http.Request), claimed, command, answer);
    }

    public async Task<IResult> RunAsync(DeviceKey? device, PlayerId? claimed, Command command, Func<Done, IResult> answer)
    {
        if (!SessionCode.TryParse(Id, out var code)) return Problems.Of(Reason.NoSession);
        var (outcome, refusal) = await Sessions.RunAsync(code, device?.Hash, IsTarget(claimed) ? null : claimed, command, Aborted);
        return refusal is null ? answer(new(outcome!, outcome!.Session.PlayerOf(device!.Value.Hash)!)) : Problems.Of(refusal);
    }

    /// <summary>Naming the player whom the address names too claims nothing.</summary>
    bool IsTarget(PlayerId? claimed) => claimed is { } id && id.Value.Equals(Http.Request.RouteValues["playerId"]);
}

/// <summary>A command that was done, and who did it.</summary>
readonly record struct Done(Outcome Outcome, Player Me)
{
    public PokerSession Session => Outcome.Session;
    public PublicView View => new(Session);
}
