using System.Globalization;

namespace PlanningPoker.E2E.Scenarios.Meeting;

/// <summary>A round as the test played it, with the figures worked out here and not by the app.</summary>
sealed record PlayedRound(int Number, IReadOnlyDictionary<string, string> Votes)
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

    /// <summary>The face all agree on, if they do.</summary>
    public string? Consensus => NonSpecial.Distinct().ToList() is [var only] ? only : null;

    /// <summary>What all agree on, else the card nearest the median, the larger of two equally near.</summary>
    public string? Suggestion =>
        Consensus ?? (Median is { } median ? Deck.Reverse().MinBy(face => Math.Abs(NumberOn(face) - median)) : null);

    /// <summary>As it is written with so many decimals at most.</summary>
    public static string Format(decimal? number, int decimals) =>
        number is { } value
            ? decimal.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture)
            : "";

    static decimal NumberOn(string face) => face == "½" ? 0.5m : decimal.Parse(face, CultureInfo.InvariantCulture);
}
