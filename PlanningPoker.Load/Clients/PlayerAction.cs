namespace PlanningPoker.Load.Clients;

/// <summary>One action of the simulated game. In each round all players vote in turn, then the host reveals and resets.</summary>
readonly record struct PlayerAction(ActionKind Kind, int Player)
{
    const int Host = 0;

    static readonly string[] Cards = ["1", "2", "3", "5", "8"];

    /// <summary>The card that the player votes for, the same in every round.</summary>
    public string Card => Cards[Player % Cards.Length];

    public static int CountPerRound(int players) => players + 2;

    public static IEnumerable<PlayerAction> EndlessRounds(int players)
    {
        while (true)
            foreach (var action in Round(players)) yield return action;
    }

    static IEnumerable<PlayerAction> Round(int players) =>
    [
        .. Enumerable.Range(0, players).Select(player => new PlayerAction(ActionKind.Vote, player)),
        new(ActionKind.Reveal, Host),
        new(ActionKind.Reset, Host),
    ];
}
