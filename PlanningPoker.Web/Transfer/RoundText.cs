using PlanningPoker.Web.Texts;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Transfer;

/// <summary>Describes a round as text, in the same words in every export format.</summary>
static class RoundText
{
    public static string Votes(ExportedRound round) => string.Join(ListSeparator, round.Votes.Select(Vote));

    /// <summary>The number with at most two decimals; empty for null.</summary>
    public static string Number(double? number) => number is { } figure ? ExactFigure(figure) : "";

    /// <summary>The face that everyone voted for; empty without consensus.</summary>
    public static string Consensus(ExportedRound round) => round.Consensus.Value ?? "";

    public static string Summary(ExportedRound round) => Format(
        (round.Average is not null, round.Consensus.Reached) switch
        {
            (true, true) => Words.ExportLineFiguresConsensus,
            (true, false) => Words.ExportLineFiguresNoConsensus,
            (false, true) => Words.ExportLineConsensus,
            (false, false) => Words.ExportLineNoConsensus,
        },
        round.RoundInStory, Votes(round), Consensus(round), Number(round.Average), Number(round.Median));

    static string Vote(ExportedVote vote)
    {
        var card = vote.Name is { } name ? $"{name} {vote.Value}" : vote.Value;
        return vote.Reason is { } reason ? $"{card} ({reason})" : card;
    }
}
