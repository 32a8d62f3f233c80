namespace PlanningPoker.Core.Views;

/// <summary>What changes for the others when a player leaves.</summary>
/// <param name="NewHost">Who becomes host because the last host leaves; null when a host stays, or nobody else is there.</param>
/// <param name="WithdrawsVote">Whether a hidden vote is taken back with it.</param>
public sealed record Departure(PlayerId? NewHost, bool WithdrawsVote)
{
    /// <summary>Whether it changes something that the player may not expect.</summary>
    public bool ChangesMore => NewHost is not null || WithdrawsVote;

    public static Departure Of(PokerSession session, Player player) => new(
        session.Unseat(player, Seating.Left).NewHostSince(session),
        !session.Round.IsRevealed && session.Round.FaceOf(player.Id) is not null);
}
