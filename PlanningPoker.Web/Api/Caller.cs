using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Api;

/// <summary>Runs the commands of one caller in one session and makes the API's responses.</summary>
/// <param name="Sessions">Runs the commands.</param>
/// <param name="WrittenCode">The session code as the caller wrote it. A malformed code is answered like an unknown one.</param>
/// <param name="Device">The caller's secret; null if the request has none.</param>
readonly record struct Caller(Sessions Sessions, string? WrittenCode, DeviceKey? Device)
{
    /// <summary>The current session, and the caller if seated in it.</summary>
    public async Task<(PokerSession? Session, Player? Me)> FindAsync(CancellationToken ct)
    {
        if (!SessionCode.TryParse(WrittenCode, out var code)) return (null, null);
        if (await Sessions.FindForAsync(code, Device?.Hash, ct) is not { } session) return (null, null);
        return (session, Device is { } key && session.PlayerOf(key.Hash) is { IsSeated: true } me ? me : null);
    }

    public Task<IResult> RunAsync(PlayerCommand command, PlayerId? claimed, CancellationToken ct) =>
        RunAsync(command, claimed, done => Answers.Of(command, done), ct);

    public async Task<IResult> RunAsync(PlayerCommand command, PlayerId? claimed, Func<Done, IResult> answer, CancellationToken ct)
    {
        if (!SessionCode.TryParse(WrittenCode, out var code)) return Problem.Of(Reason.NoSession).ToResult();
        var (outcome, refusal) = await Sessions.RunAsync(code, Device?.Hash, claimed, command, ct);
        return refusal is null
            ? answer(new(outcome!, outcome!.Session.PlayerOf(Device!.Value.Hash)!))
            : Problem.Of(refusal).ToResult();
    }
}

/// <summary>The outcome of a command that succeeded, and the player who sent it.</summary>
readonly record struct Done(Outcome Outcome, Player Me)
{
    public PokerSession Session => Outcome.Session;
    public PublicView View => PublicView.Of(Session);
}
