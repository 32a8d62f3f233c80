using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Api;

/// <summary>Who asks something of which session, and the one way to run a command for them.</summary>
/// <param name="Sessions">The game's door.</param>
/// <param name="Id">The session's code, as it was written.</param>
/// <param name="Key">What the caller is known by.</param>
readonly record struct Caller(Sessions Sessions, string Id, DeviceKey? Key)
{
    /// <summary>The session as it is, and the caller's seat in it; a code that cannot be one is answered like one that nobody has.</summary>
    public async Task<(PokerSession? Session, Player? Me)> FindAsync(CancellationToken ct)
    {
        if (!SessionCode.TryParse(Id, out var code) || await Sessions.FindAsync(code, ct) is not { } session) return (null, null);
        return (session, Key is { } key && session.PlayerOf(key.Hash) is { IsSeated: true } me ? me : null);
    }

    public Task<IResult> RunAsync(Command command, PlayerId? claimed, CancellationToken ct) =>
        RunAsync(command, claimed, done => Answers.Of(command, done), ct);

    public async Task<IResult> RunAsync(Command command, PlayerId? claimed, Func<Done, IResult> answer, CancellationToken ct)
    {
        if (!SessionCode.TryParse(Id, out var code)) return Problems.Of(Reason.NoSession);
        var (outcome, refusal) = await Sessions.RunAsync(code, Key?.Hash, claimed, command, ct);
        return refusal is null ? answer(new(outcome!, outcome!.Session.PlayerOf(Key!.Value.Hash)!)) : Problems.Of(refusal);
    }
}

/// <summary>A command that was done, and who did it.</summary>
readonly record struct Done(Outcome Outcome, Player Me)
{
    public PokerSession Session => Outcome.Session;
    public PublicView View => new(Session);
}
