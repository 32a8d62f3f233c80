using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Api;

/// <summary>Runs commands of one caller in one session and answers as the API does.</summary>
/// <param name="Sessions">The one door to the game.</param>
/// <param name="WrittenCode">The session's code as it was written; one that cannot be a code is answered like one that nobody has.</param>
/// <param name="Device">The caller's secret; null for one without.</param>
readonly record struct Caller(Sessions Sessions, string? WrittenCode, DeviceKey? Device)
{
    /// <summary>The session as it is now, and the caller while seated in it.</summary>
    public async Task<(PokerSession? Session, Player? Me)> FindAsync(CancellationToken ct)
    {
        if (!SessionCode.TryParse(WrittenCode, out var code) || await Sessions.FindAsync(code, ct) is not { } session) return (null, null);
        return (session, Device is { } key && session.PlayerOf(key.Hash) is { IsSeated: true } me ? me : null);
    }

    public Task<IResult> RunAsync(Command command, PlayerId? claimed, CancellationToken ct) =>
        RunAsync(command, claimed, done => Answers.Of(command, done), ct);

    public async Task<IResult> RunAsync(Command command, PlayerId? claimed, Func<Done, IResult> answer, CancellationToken ct)
    {
        if (!SessionCode.TryParse(WrittenCode, out var code)) return Problem.Of(Reason.NoSession).ToResult();
        var (outcome, refusal) = await Sessions.RunAsync(code, Device?.Hash, claimed, command, ct);
        return refusal is null
            ? answer(new(outcome!, outcome!.Session.PlayerOf(Device!.Value.Hash)!))
            : Problem.Of(refusal).ToResult();
    }
}

/// <summary>A command that was done, and the player who did it.</summary>
readonly record struct Done(Outcome Outcome, Player Me)
{
    public PokerSession Session => Outcome.Session;
    public PublicView View => new(Session);
}
