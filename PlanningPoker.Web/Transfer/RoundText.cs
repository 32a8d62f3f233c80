using PlanningPoker.Web.Texts;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Transfer;

/// <summary>A round as a line to read, the same in every file.</summary>
static class RoundText
{
    public static string Votes(ExportedRound round) => string.Join(", ", round.Votes.Select(vote => $"{vote.Name} {vote.Value}"));

    /// <summary>At most two decimals; empty when there is no number.</summary>
    public static string Number(double? number) => number is { } figure ? ExactFigure(figure) : "";

    /// <summary>The face all agree on, or nothing.</summary>
    public static string Consensus(ExportedRound round) => round.Consensus.Value ?? "";

    public static string Sentence(ExportedRound round) => Format(
        (round.Average is not null, round.Consensus.Reached) switch
        {
            (true, true) => Words.ExportLineFiguresConsensus,
            (true, false) => Words.ExportLineFiguresNoConsensus,
            (false, true) => Words.ExportLineConsensus,
            (false, false) => Words.ExportLineNoConsensus,
        },
        round.Round, Votes(round), Consensus(round), Number(round.Average), Number(round.Median));
}
