using System.Globalization;

namespace PlanningPoker.Web.Transfer;

/// <summary>Describes a round as text, in the same words in every export format.</summary>
static class RoundText
{
    public static string Votes(ExportedRound round) => string.Join(", ", round.Votes.Select(vote => $"{vote.Name} {vote.Value}"));

    /// <summary>The number with a decimal point and at most two decimals; empty for null.</summary>
    public static string Number(double? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The face that everyone voted for; empty without consensus.</summary>
    public static string Consensus(ExportedRound round) => round.Consensus.Value ?? "";

    public static string Summary(ExportedRound round)
    {
        var statistics = round.Average is null ? "" : $"; average {Number(round.Average)}, median {Number(round.Median)}";
        var consensus = round.Consensus.Reached ? $"consensus {Consensus(round)}" : "no consensus";
        return string.Create(CultureInfo.InvariantCulture, $"Round {round.Round}: {Votes(round)}{statistics}; {consensus}");
    }
}
