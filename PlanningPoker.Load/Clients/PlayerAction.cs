namespace PlanningPoker.Load.Clients;

enum ActionKind { Vote, Reveal, Reset }

/// <summary>One step of the game every team plays: all vote in turn, the host reveals, the host resets.</summary>
readonly record struct PlayerAction(ActionKind ActionKind, int Player)
{
    static readonly string[] Faces = ["1", "2", "3", "5", "8"];

    public string Face => Faces[Player % Faces.Length];

    /// <summary>How many make a round.</summary>
    public static int InRound(int players) => players + 2;

    public static IEnumerable<PlayerAction> WithoutEnd(int players)
    {
        while (true)
            foreach (var move in Round(players)) yield return move;
    }

    static IEnumerable<PlayerAction> Round(int players) =>
        [.. Enumerable.Range(0, players).Select(player => new PlayerAction(ActionKind.Vote, player)), new(ActionKind.Reveal, 0), new(ActionKind.Reset, 0)];
}
