namespace PlanningPoker.Load.Baselines;

/// <summary>The row of one player's vote in one round. Columns are those of Planning Poker.</summary>
sealed class VoteRow
{
    public required string SessionCode { get; set; }
    public int Round { get; set; }
    public required string PlayerId { get; set; }
    public string? Face { get; set; }
    public int Rev { get; set; }
}
