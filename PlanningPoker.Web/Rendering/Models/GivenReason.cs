namespace PlanningPoker.Web.Rendering.Models;

/// <summary>A card with the reason that its player gave.</summary>
public sealed record GivenReason(string Name, int Seat, string Face, string Reason)
{
    /// <summary>The reasons of a round, lowest card first.</summary>
    public static IReadOnlyList<GivenReason> Of(PublicView view, RoundResults results) =>
    [
        .. from vote in results.Votes
           let reason = vote.Reason
           where reason is not null
           orderby view.Deck.IndexOf(vote.Value)
           select new GivenReason(vote.Name, view.SeatOf(vote.PlayerId), vote.Value, reason),
    ];
}
