using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Texts;

/// <summary>The texts about the results of a round.</summary>
static class ResultTexts
{
    /// <summary>The results in one sentence, for screen readers.</summary>
    public static string Spoken(PublicView view) => view.Results switch
    {
        { Consensus: { Reached: true, Value: { } value } } results => (results.CountNonSpecial(), results.Votes.Length) switch
        {
            (1, _) => Format(Words.SpokenOneEstimate, value),
            var (sized, votes) when sized < votes => Format(Words.SpokenMost, sized, votes, value),
            _ => Format(Words.SpokenConsensus, value),
        },
        { Statistics: { Average: { } average, Median: { } median } } => Format(Words.SpokenResults, Average(average), Figure(median)),
        _ => Words.SpokenRevealed,
    };

    /// <summary>Whether the team agreed, as an answer and a detail.</summary>
    public static (string Answer, string? Detail) Consensus(RoundResults results) => (results.CountNonSpecial(), results.Consensus) switch
    {
        (1, _) => (Words.ResultsOneEstimate, null),
        (var sized, { Reached: true, Value: var value }) when sized == results.Statistics.Count =>
            (Words.ResultsYes, Format(Words.ResultsAllOn, value)),
        (var sized, { Reached: true, Value: var value }) =>
            (Words.ResultsYes, Format(Words.ResultsSomeOn, sized, results.Statistics.Count, value)),
        (_, { Agreement: var agreement }) => (Words.ResultsNo, Format(Words.ResultsAgreement, Percent(agreement))),
    };

    /// <summary>An earlier round in short: "average 8.4, 2 to 20".</summary>
    public static string InShort(RoundResults results) => (results.Statistics.Average, Ends(results)) switch
    {
        (_, null) => Words.RoundNone,
        (_, var (only, _)) when results.CountNonSpecial() == 1 => Format(Words.RoundOne, only),
        (_, var (lowest, highest)) when lowest == highest => Format(Words.RoundAll, lowest),
        ({ } average, var (lowest, highest)) => Format(Words.RoundAverage, Average(average), lowest, highest),
        (_, var (lowest, highest)) => Format(Words.RoundRange, lowest, highest),
    };

    /// <summary>A player's cards in several rounds: "Ann: 3, then 5".</summary>
    public static string Of(VotePath path) => path.Stops[0].Face is { } first && path.Stops.All(stop => stop.Face == first)
        ? Format(Words.MovesStayed, path.Name, first)
        : Steps(path.Name, path.Stops.Select(Of));

    /// <summary>How many votes each card has in a round: "Round 2: 3 votes for 5, 1 vote for 8".</summary>
    public static string Of(FinishedRound round) => Format(
        Words.MovesPath, Format(Words.StoryRound, round.NumberInStory),
        string.Join(ListSeparator, round.Results.Statistics.Distribution.Select(Of)));

    public static string Of(FaceCount votes) => Format(Words.MovesVotes, votes.Count, votes.Face);

    /// <summary>The cards of players in rounds that follow each other.</summary>
    public static string Steps(string players, IEnumerable<string> faces) =>
        Format(Words.MovesPath, players, faces.Aggregate((before, face) => Format(Words.MovesThen, before, face)));

    /// <summary>A card, or why there is none.</summary>
    public static string Of(VoteStop stop) => stop.Face ?? (stop.IsSkipped ? Words.MovesSkipped : Words.MovesNoVote);

    /// <summary>The lowest and the highest card with a size, or null when there is none.</summary>
    public static (string Lowest, string Highest)? Ends(RoundResults results)
    {
        var faces = results.Statistics.Distribution.Select(each => each.Face).Where(face => !Card.Of(face).IsSpecial).ToList();
        return faces.Count == 0 ? null : (faces[0], faces[^1]);
    }
}
