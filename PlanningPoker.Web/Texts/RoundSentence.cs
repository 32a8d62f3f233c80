using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Texts;

/// <summary>A revealed round as one sentence, the same on the summary and in every export.</summary>
static class RoundSentence
{
    /// <param name="number">The number that people read.</param>
    /// <param name="votes">The votes, each from <see cref="Vote"/>.</param>
    /// <param name="consensus">The card that all chose; null without consensus.</param>
    /// <param name="average">The average; null where no card is a number.</param>
    /// <param name="median">The median; null where no card is a number.</param>
    public static string Of(int number, IEnumerable<string> votes, string? consensus, double? average, double? median) => Format(
        (average is not null, consensus is not null) switch
        {
            (true, true) => Words.ExportLineFiguresConsensus,
            (true, false) => Words.ExportLineFiguresNoConsensus,
            (false, true) => Words.ExportLineConsensus,
            (false, false) => Words.ExportLineNoConsensus,
        },
        number, string.Join(ListSeparator, votes), consensus, Number(average), Number(median));

    public static string Of(FinishedRound round) => Of(
        round.NumberInStory, round.Results.Votes.Select(vote => Vote(vote.Name, vote.Value, vote.Reason)),
        round.Results.Consensus.Value, round.Results.Statistics.Average, round.Results.Statistics.Median);

    /// <summary>"Ana 5 (Known ground)": without the name in an anonymous round.</summary>
    public static string Vote(string? name, string value, string? reason)
    {
        var card = name is null ? value : $"{name} {value}";
        return reason is null ? card : $"{card} ({reason})";
    }

    /// <summary>The number with at most two decimals; empty for null.</summary>
    public static string Number(double? number) => number is { } figure ? Figure(figure) : "";
}
