namespace PlanningPoker.Core.Commands;

/// <summary>Makes a pass for another device of one's own. The newest counts: one that was made before is no good any more.</summary>
[Verb("device:pass", Who.Players)]
public sealed record IssuePass(PassHash Pass) : Command
{
    private protected override Outcome Apply(PokerSession session, Actor actor) => actor.Self.Pass is { } pass && pass.Admits(Pass, actor.At)
        ? Outcome.Quiet(session)
        : Outcome.Quiet(session.With(actor.Self with { Pass = new(Pass, actor.At + Model.Pass.Lifetime) }));
}
