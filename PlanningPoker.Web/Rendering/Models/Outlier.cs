namespace PlanningPoker.Web.Rendering.Models;

/// <summary>A player whose vote is far from the others', and who should speak first.</summary>
public sealed record Outlier(string Name, int Seat, string Face)
{
    /// <summary>The outliers, lowest card first.</summary>
    public static IReadOnlyList<Outlier> Of(PublicView view, RoundResults results) =>
    [
        .. results.Votes.Where(vote => results.Statistics.Outliers.Contains(vote.PlayerId))
            .OrderBy(vote => view.Deck.IndexOf(vote.Value))
            .Select(vote => new Outlier(vote.Name, view.SeatOf(vote.PlayerId), vote.Value)),
    ];
}
