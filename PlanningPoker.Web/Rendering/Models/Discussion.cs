namespace PlanningPoker.Web.Rendering.Models;

/// <summary>What a team talks about: after the reveal who is far apart and why, and in a further round who has moved.</summary>
/// <param name="Phase">The phase of the round, as the style sheets name it.</param>
/// <param name="Outliers">Those with the lowest and the highest card; empty for an anonymous round.</param>
/// <param name="FarEnds">The two cards of an anonymous round.</param>
/// <param name="Reasons">The reasons that were given with cards.</param>
/// <param name="HasMoves">Whether the rounds of the story stand side by side below it.</param>
public sealed record Discussion(
    string Phase, IReadOnlyList<Outlier> Outliers, FarEnds? FarEnds, IReadOnlyList<GivenReason> Reasons, bool HasMoves)
{
    /// <summary>Whether the team talks now; otherwise it is about the rounds before.</summary>
    public bool IsRevealed { get; init; }

    public bool IsEmpty => Outliers.Count == 0 && FarEnds is null && Reasons.Count == 0 && !HasMoves;

    public static Discussion Of(PublicView view) => new(
        view.PhaseName(),
        view.Results is { } results ? Outlier.Of(view, results) : [],
        view.IsAnonymous ? view.FarEnds : null,
        view.Results is { } revealed ? GivenReason.Of(view, revealed) : [],
        view.Moves is not null)
    {
        IsRevealed = view.IsRevealed,
    };
}
