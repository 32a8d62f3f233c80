namespace PlanningPoker.Web.Rendering.Models;

/// <summary>A player whose vote is far from the others', and who should speak first.</summary>
public sealed record Outlier(string Name, int Seat, string Face)
{
    /// <summary>The outliers, lowest card first.</summary>
    public static IReadOnlyList<Outlier> Of(PublicView view, RoundResults results) =>
    [
        .. from vote in results.Votes
           where vote.PlayerId is { } player && results.Statistics.Outliers.Contains(player)
           orderby view.Deck.IndexOf(vote.Value)
           select new Outlier(vote.Name!, view.SeatOf(vote.PlayerId!.Value), vote.Value),
    ];
}
