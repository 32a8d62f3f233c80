using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Texts;

/// <summary>The session in numbers, each with its name.</summary>
static class SummaryTexts
{
    /// <summary>How many symbols of the four suits rain when the backlog is done.</summary>
    public const int CheerCount = 16;

    /// <summary>How many cards a pile of stories has at most; its number says how many there are.</summary>
    public const int MostCards = 8;

    public static string HeadlineOf(SessionSummary summary) =>
        summary.IsDone ? Words.SummaryDone : Format(Words.SummaryOpen, summary.Estimated, summary.Stories.Count);

    public static IEnumerable<(string Name, string Value)> FiguresOf(SessionSummary summary)
    {
        var total = summary.Stories.Count;
        yield return (Words.SummaryStories, Format(Words.SummaryOf, summary.Estimated, total));
        if (summary.Points is { } points) yield return (Words.SummaryPoints, Figure((double)points));
        if (summary.Rounds == 0) yield break;
        yield return (Words.SummaryRounds, Figure(summary.Rounds));
        yield return (Words.SummaryAtFirstVote, Format(Words.SummaryOf, summary.AtFirstVote, summary.Estimated));
        if (summary.TimeTaken is { } time) yield return (Words.SummaryTime, DurationOf(time));
    }

    /// <summary>Whole minutes, at least one.</summary>
    static string DurationOf(TimeSpan time)
    {
        var minutes = Math.Max(1, (int)Math.Round(time.TotalMinutes));
        return minutes < 60 ? Format(Words.SummaryMinutes, minutes) : Format(Words.SummaryHours, minutes / 60, minutes % 60);
    }
}
