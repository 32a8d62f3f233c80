using System.Collections.Immutable;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Texts;

/// <summary>The session in numbers, each with its name.</summary>
static class SummaryTexts
{
    /// <summary>How many symbols of the four suits rain when the backlog is done.</summary>
    public const int CheerCount = 16;

    /// <summary>How many cards a pile of stories has at most; its number says how many there are.</summary>
    public const int MostCards = 8;

    /// <summary>Below this, the halves of the rounds say nothing.</summary>
    const int MinTrend = 4;

    /// <summary>The tables to copy: the name of the file, and what the button says.</summary>
    public static IEnumerable<(string File, string Label)> Tables =>
        [("table.md", Words.CopyMarkdown), ("table.wiki", Words.CopyWiki), ("table.txt", Words.CopyChat)];

    /// <summary>The files for trackers, with the trackers' names.</summary>
    public static IEnumerable<(string File, string Name)> Trackers =>
        [("jira.csv", "Jira"), ("azure.csv", "Azure DevOps"), ("github.csv", "GitHub"), ("gitlab.csv", "GitLab"), ("linear.csv", "Linear")];

    public static string HeadlineOf(SessionSummary summary) => summary switch
    {
        { IsDone: true } => Words.SummaryDone,
        { Stories.IsEmpty: true } => Words.SummaryTitle,
        _ => Format(Words.SummaryOpen, summary.Estimated, summary.Stories.Count),
    };

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

    /// <summary>The rounds of a story and its time: "2 rounds · 4 min".</summary>
    public static string EffortOf(StoryHistory story)
    {
        var rounds = RoundsOf(story.Rounds.Length);
        return story.Time is { } time ? $"{rounds} · {DurationOf(time)}" : rounds;
    }

    public static string RoundsOf(int count) => Format(Words.SummaryRoundsOfStory, count);

    /// <summary>How far the team agreed, in one sentence; it says what the chart shows.</summary>
    public static string AgreementOf(ImmutableArray<AgreementPoint> points) => Format(
        Words.SummaryAgreement, Percent(points.Average(point => point.Share)), points.Count(point => point.Reached), points.Length);

    /// <summary>From the first half of the rounds to the second; null for a few rounds, which say nothing.</summary>
    public static string? TrendOf(ImmutableArray<AgreementPoint> points)
    {
        if (points.Length < MinTrend) return null;
        var half = points.Length / 2;
        return Format(
            Words.SummaryAgreementTrend, Percent(points[..half].Average(point => point.Share)),
            Percent(points[^half..].Average(point => point.Share)));
    }

    /// <summary>Whole minutes, at least one.</summary>
    public static string DurationOf(TimeSpan time)
    {
        var minutes = Math.Max(1, (int)Math.Round(time.TotalMinutes));
        return minutes < 60 ? Format(Words.SummaryMinutes, minutes) : Format(Words.SummaryHours, minutes / 60, minutes % 60);
    }
}
