namespace PlanningPoker.Tests.Core.Views;

/// <summary>Makes the results of a revealed round in which the players on seats 1, 2, 3 … have these cards.</summary>
static class RevealedRound
{
    public static RoundResults On(Deck deck, params string[] faces)
    {
        Assert.All(faces, face => Assert.True(deck.Has(face), face));
        Player[] players = [.. faces.Select((_, i) => Seat(i + 1))];
        var round = new Round { Number = 1, Deck = deck, StartedAt = default, RevealedAt = default(DateTimeOffset) };
        return RoundResults.Calculate(faces.Index()
            .Aggregate(round, (each, vote) => each.With(new CastVote(Id(vote.Index + 1), vote.Item, 1))), players);
    }

    public static PlayerId Id(int seat) => new($"player{seat}");

    static Player Seat(int seat) => new()
    {
        Id = Id(seat),
        Seat = seat,
        Name = $"Player {seat}",
        Role = Role.Voter,
        SeatedAt = default,
        Devices = [],
    };
}
