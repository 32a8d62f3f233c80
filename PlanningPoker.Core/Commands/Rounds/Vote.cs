namespace PlanningPoker.Core.Commands;

/// <summary>Votes, or changes a vote. When requests arrive out of order, the one with the highest revision wins.</summary>
/// <param name="Value">A face of the round's deck.</param>
/// <param name="Round">The round to vote in.</param>
/// <param name="Rev">The revision: one more than the highest that the browser knows; null means one more than the stored one.</param>
/// <param name="Reason">Why, in one line, secret like the vote; null keeps it, and an empty one removes it.</param>
public sealed record Vote(string? Value, int? Round = null, int? Rev = null, string? Reason = null) : PlayerCommand, IRoundCommand
{
    /// <summary>The highest revision that a vote may carry.</summary>
    public const int MaxRev = 1_000_000_000;

    /// <summary>How far a revision may be ahead of the stored one.</summary>
    public const int MaxRevStep = 1000;

    public override string Verb => "vote:submit";
    public override AllowedActors AllowedActors => AllowedActors.Voters;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) =>
        VoteChange.Apply(session, actor, Value, Reason, Rev);
}

/// <summary>Takes back the actor's vote, and its reason.</summary>
public sealed record Retract(int? Round = null, int? Rev = null) : PlayerCommand, IRoundCommand
{
    public override string Verb => "vote:retract";
    public override AllowedActors AllowedActors => AllowedActors.Voters;

    private protected override Outcome Apply(PokerSession session, PlayerActor actor) => VoteChange.Apply(session, actor, Rev);
}
