using PlanningPoker.Web.Texts;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Transfer;

/// <summary>Describes a round as text, in the same words in every export format.</summary>
static class RoundText
{
    public static string Votes(ExportedRound round) => string.Join(ListSeparator, VotesOf(round));

    /// <summary>The number with at most two decimals; empty for null.</summary>
    public static string Number(double? number) => RoundSentence.Number(number);

    /// <summary>The face that everyone voted for; empty without consensus.</summary>
    public static string Consensus(ExportedRound round) => round.Consensus.Value ?? "";

    public static string Summary(ExportedRound round) =>
        RoundSentence.Of(round.RoundInStory, VotesOf(round), round.Consensus.Value, round.Average, round.Median);

    static IEnumerable<string> VotesOf(ExportedRound round) =>
        round.Votes.Select(vote => RoundSentence.Vote(vote.Name, vote.Value, vote.Reason));
}
