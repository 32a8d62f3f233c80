using System.Collections.Immutable;

namespace PlanningPoker.Core.Commands;

/// <summary>
/// Adds many stories in one change. A text that is too long is shortened and reported. A row is skipped when it has no title, when the
/// backlog is full, or when the story exists already, so importing a file twice does no harm.
/// </summary>
public sealed record ImportStories(ImmutableArray<ImportRow> Rows) : PlayerCommand
{
    public override string Verb => "story:import";
    public override AllowedActors AllowedActors => AllowedActors.StoryManagers;

    /// <summary>Rows that could not be read from the file.</summary>
    public ImmutableArray<ImportProblem> Unreadable { get; init; } = [];

    /// <summary>The columns of the file; empty for a text with one story per line.</summary>
    public ImmutableArray<ImportColumn> Columns { get; init; } = [];

    /// <summary>The name of the column with estimates, whether they are taken or not; null if there is none.</summary>
    public string? EstimateColumn { get; init; }

    /// <summary>Only tells what the import would do.</summary>
    public bool IsDryRun { get; init; }

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        var stories = session.Stories.ToBuilder();
        KnownStories known = new(session.Stories);
        var problems = Unreadable.ToBuilder();
        var rank = stories.LastOrDefault()?.Rank ?? 0;

        foreach (var (index, row) in Rows.Index())
        {
            var (draft, shortened) = row.Draft.FitToLimits();
            if (FindProblem(draft, stories.Count, known) is var (problem, value))
            {
                problems.Add(new(row.Line, problem, value));
                continue;
            }
            Story blank = new() { Id = StoryId.For(session, index), Title = "", Rank = rank += PokerSession.RankGap };
            var (story, estimate) = WithEstimate(blank.With(draft)!, row.Estimate, session.Deck);
            stories.Add(story);
            problems.AddRange(shortened.Select(field => new ImportProblem(row.Line, ImportProblemCode.Shortened, field)));
            if (draft.Url is null && !string.IsNullOrWhiteSpace(row.Draft.Url)) problems.Add(new(row.Line, ImportProblemCode.LinkLeftOut));
            if (estimate is not null) problems.Add(new(row.Line, ImportProblemCode.NotAnEstimate, estimate));
        }

        ImmutableArray<ImportProblem> sorted = [.. problems.OrderBy(problem => problem.Line)];
        ImmutableArray<Story> added = [.. stories.Skip(session.Stories.Count)];
        var outcome = IsDryRun || added.IsEmpty
            ? Outcome.Unchanged(session)
            : Outcome.Changed(
                session with { Stories = stories.ToImmutable() }, new StoriesCreated(actor.Id, [.. added.Select(story => story.Id)]));
        return outcome with { Imported = added, Problems = sorted };
    }

    /// <summary>Why a row must be skipped, and what of it; or null. A story that is new is known from now on.</summary>
    static (ImportProblemCode Code, string? Value)? FindProblem(StoryDraft draft, int count, KnownStories known) => draft switch
    {
        { Title: null or "" } => (ImportProblemCode.NoTitle, draft.Key),
        _ when count >= PokerSession.MaxStories => (ImportProblemCode.TooMany, draft.Key),
        _ when known.Add(draft) => null,
        { Key: { Length: > 0 } key } => (ImportProblemCode.KeyExists, key),
        _ => (ImportProblemCode.StoryExists, draft.Title),
    };

    /// <summary>The story with the estimate of the file, and the text if it is none.</summary>
    static (Story Story, string? NotAnEstimate) WithEstimate(Story story, string? text, Deck deck)
    {
        if (string.IsNullOrWhiteSpace(text)) return (story, null);
        return Story.ImportedEstimate(text, deck) is { } estimate
            ? (story with { Estimate = estimate }, null)
            : (story, Text.Truncate(Text.Clean(text, oneLine: true), Story.MaxKey));
    }
}

/// <summary>One row of an import.</summary>
/// <param name="Line">The line of the text on which the row begins, counted from 1.</param>
/// <param name="Draft">The story, not validated yet.</param>
/// <param name="Estimate">The estimate of the file, if it is to be taken.</param>
public sealed record ImportRow(int Line, StoryDraft Draft, string? Estimate = null);
