namespace PlanningPoker.Web.Rendering.Models;

/// <summary>A card with the reason that its player gave.</summary>
/// <param name="Name">The player; null in an anonymous round.</param>
/// <param name="Seat">The player's seat; null in an anonymous round.</param>
/// <param name="Face">The card.</param>
/// <param name="Reason">Why the player chose it.</param>
public sealed record GivenReason(string? Name, int? Seat, string Face, string Reason)
{
    /// <summary>The reasons of a round, lowest card first.</summary>
    public static IReadOnlyList<GivenReason> Of(PublicView view, RoundResults results) =>
    [
        .. from vote in results.Votes
           let reason = vote.Reason
           where reason is not null
           orderby view.Deck.IndexOf(vote.Value)
           select new GivenReason(vote.Name, vote.PlayerId is { } player ? view.SeatOf(player) : null, vote.Value, reason),
    ];
}
