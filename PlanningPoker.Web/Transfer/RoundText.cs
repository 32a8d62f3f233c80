using System.Globalization;

namespace PlanningPoker.Web.Transfer;

/// <summary>A round as a line to read: the same words in every file.</summary>
static class RoundWords
{
    public static string Votes(ExportedRound round) => string.Join(", ", round.Votes.Select(vote => $"{vote.Name} {vote.Value}"));

    /// <summary>At most two decimals, with a point; empty when there is no number.</summary>
    public static string Number(double? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The face all agree on, or nothing.</summary>
    public static string Consensus(ExportedRound round) => round.Consensus.Value ?? "";

    public static string Sentence(ExportedRound round)
    {
        var figures = round.Average is null ? "" : $"; average {Number(round.Average)}, median {Number(round.Median)}";
        var consensus = round.Consensus.Reached ? $"consensus {Consensus(round)}" : "no consensus";
        return string.Create(CultureInfo.InvariantCulture, $"Round {round.Round}: {Votes(round)}{figures}; {consensus}");
    }
}
