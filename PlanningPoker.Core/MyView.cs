namespace PlanningPoker.Core;

/// <summary>What is mine alone: my hand and, for a host, the controls. Equal views look the same, so equality says whether to send one again.</summary>
public sealed record MyView
{
    public required SessionCode Code { get; init; }
    public required Role Role { get; init; }
    public required bool IsHost { get; init; }
    public required Deck Deck { get; init; }
    public required int Round { get; init; }
    public required bool IsRevealed { get; init; }

    /// <summary>My card, or null.</summary>
    public string? Vote { get; init; }

    /// <summary>The revision of my last word in this round; 0 before the first.</summary>
    public int Rev { get; init; }

    /// <summary>What only a host is shown; null for others.</summary>
    public HostView? Host { get; init; }

    public static MyView Of(PokerSession session, Player player)
    {
        var round = session.Round;
        var vote = round.Votes.GetValueOrDefault(player.Id);
        return new()
        {
            Code = session.Code,
            Role = player.Role,
            IsHost = player.IsHost,
            Deck = round.Deck,
            Round = round.Number,
            IsRevealed = round.IsRevealed,
            Vote = vote?.Face,
            Rev = vote?.Rev ?? 0,
            Host = player.IsHost ? HostView.Of(session) : null,
        };
    }
}

/// <summary>What a host's controls need.</summary>
/// <param name="CanReveal">There is a card to turn.</param>
/// <param name="Story">The story on the table.</param>
/// <param name="Estimate">Its estimate.</param>
/// <param name="Suggestion">The estimate the revealed round suggests.</param>
/// <param name="NextStory">The next unestimated story.</param>
public sealed record HostView(bool CanReveal, StoryId? Story, string? Estimate, string? Suggestion, StoryId? NextStory)
{
    internal static HostView Of(PokerSession session)
    {
        var round = session.Round;
        return new(
            round.HasVotes && !round.IsRevealed,
            round.Story,
            session.CurrentStory?.Estimate,
            round.IsRevealed ? Results.Of(round, session.Players).Suggestion(round.Deck) : null,
            session.NextStory?.Id);
    }
}
