using System.Globalization;

namespace PlanningPoker.E2E.Scenarios.Meeting;

/// <summary>A round that a test played. Its figures are calculated here, not by the app.</summary>
sealed record PlayedRound(int Number, int NumberInStory, IReadOnlyDictionary<string, string> Votes)
{
    static readonly string[] Deck = ["0", "½", "1", "2", "3", "5", "8", "13", "20", "40", "100"];

    List<string> NonSpecial => [.. Votes.Values.Where(Deck.Contains)];

    List<decimal> Numbers => [.. NonSpecial.Select(NumberOn).Order()];

    public decimal? Average => Numbers.Count == 0 ? null : Numbers.Sum() / Numbers.Count;

    public decimal? Median => Numbers.Count switch
    {
        0 => null,
        var n when n % 2 == 1 => Numbers[n / 2],
        var n => (Numbers[n / 2 - 1] + Numbers[n / 2]) / 2,
    };

    /// <summary>The face that all votes have in common, or null.</summary>
    public string? Consensus => NonSpecial.Distinct().ToList() is [var only] ? only : null;

    /// <summary>
    /// The consensus; else the card that more players chose than any other; else the one nearest to the median, the higher one of two
    /// equally near cards.
    /// </summary>
    public string? Suggestion =>
        Consensus ?? Leader ?? (Median is { } median ? Deck.Reverse().MinBy(face => Math.Abs(NumberOn(face) - median)) : null);

    string? Leader => NonSpecial.CountBy(face => face).OrderByDescending(each => each.Value).Take(2).ToList() switch
    {
        [var first, var second] when first.Value > second.Value => first.Key,
        _ => null,
    };

    /// <summary>The votes in seat order, of those who voted.</summary>
    public IEnumerable<(string Player, string Face)> VotesIn(IEnumerable<string> seats) =>
        from player in seats
        where Votes.ContainsKey(player)
        select (player, Votes[player]);

    /// <summary>The number as text, with at most so many decimals.</summary>
    public static string Format(decimal? number, int decimals) =>
        number is { } value
            ? decimal.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture)
            : "";

    static decimal NumberOn(string face) => face == "½" ? 0.5m : decimal.Parse(face, CultureInfo.InvariantCulture);
}
