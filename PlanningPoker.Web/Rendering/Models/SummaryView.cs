using System.Collections.Immutable;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The summary of a session on its page.</summary>
/// <param name="Summary">The numbers.</param>
/// <param name="History">The rounds, and who took part.</param>
/// <param name="Settings">Where keys lead to.</param>
/// <param name="IsEnded">Whether a host has ended the session.</param>
public sealed record SummaryView(SessionSummary Summary, SessionHistory History, Settings Settings, bool IsEnded)
{
    /// <summary>With more votes the page would be too long; the exports have them all.</summary>
    const int MaxVotes = 10_000;

    public static SummaryView Of(PokerSession session) =>
        new(SessionSummary.Of(session), SessionHistory.Of(session), session.Settings, session.IsEnded);

    public bool ShowsRounds => History.VoteCount <= MaxVotes;

    public IEnumerable<SummaryItem> Items => History.Stories.Select(story =>
        new SummaryItem(story, Summary.RankOf(story.Story), ShowsRounds ? story.Rounds : [])
        {
            Key = StoryKey.Of(story.Story, Settings),
        });

    /// <summary>The quick votes, which belong to no story.</summary>
    public SummaryRounds QuickVotes =>
        new("rounds-quick", SummaryTexts.RoundsOf(History.QuickVotes.Length), ShowsRounds ? History.QuickVotes : []);

    /// <summary>Null when there is nothing to compare.</summary>
    public AgreementChart? Chart => History.Agreement.Length > 1 ? AgreementChart.Of(History.Agreement) : null;
}

/// <summary>A story on the summary.</summary>
/// <param name="History">The story, its rounds and its time.</param>
/// <param name="Rank">The rank of its estimate in the deck; null without an estimate, or for one that is no card of it.</param>
/// <param name="Rounds">The rounds that are shown.</param>
public sealed record SummaryItem(StoryHistory History, int? Rank, ImmutableArray<FinishedRound> Rounds)
{
    public Story Story => History.Story;

    public SummaryRounds Effort => new($"rounds-{Story.Id}", SummaryTexts.EffortOf(History), Rounds);

    public required StoryKey Key { get; init; }
}

/// <summary>Rounds that belong together, under one line.</summary>
/// <param name="Id">The id of their element.</param>
/// <param name="Text">How many there are.</param>
/// <param name="Rounds">Those that are shown: with too many votes none.</param>
public sealed record SummaryRounds(string Id, string Text, ImmutableArray<FinishedRound> Rounds);
