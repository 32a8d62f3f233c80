using System.Collections.Immutable;

namespace PlanningPoker.Core.Commands;

/// <summary>
/// Adds many stories in one change. A text that is too long is shortened and reported. A row is skipped when it has no title, when the
/// backlog is full, or when its key already exists, so importing a file twice does no harm.
/// </summary>
public sealed record ImportStories(ImmutableArray<ImportRow> Rows) : PlayerCommand
{
    public override string Verb => "story:import";
    public override AllowedActors AllowedActors => AllowedActors.StoryManagers;

    /// <summary>Rows that could not be read from the file.</summary>
    public ImmutableArray<ImportProblem> Unreadable { get; init; } = [];

    /// <summary>The columns of the file; empty for a text with one story per line.</summary>
    public ImmutableArray<ImportColumn> Columns { get; init; } = [];

    /// <summary>Only tells what the import would do.</summary>
    public bool IsDryRun { get; init; }

    private protected override Outcome Apply(PokerSession session, PlayerActor actor)
    {
        var stories = session.Stories.ToBuilder();
        var keys = session.Stories.Select(story => story.Key).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var problems = Unreadable.ToBuilder();
        var rank = stories.LastOrDefault()?.Rank ?? 0;

        foreach (var row in Rows)
        {
            var (draft, shortened) = row.Draft.FitToLimits();
            if (FindProblem(draft, stories.Count, keys) is { } problem)
            {
                problems.Add(new(row.Line, problem, draft.Key));
                continue;
            }
            stories.Add(new Story { Id = StoryId.For(session, row.Line), Title = "", Rank = rank += PokerSession.RankGap }.With(draft)!);
            problems.AddRange(shortened.Select(field => new ImportProblem(row.Line, ImportProblemCode.Shortened, field)));
        }

        ImmutableArray<ImportProblem> sorted = [.. problems.OrderBy(problem => problem.Line)];
        ImmutableArray<Story> added = [.. stories.Skip(session.Stories.Count)];
        var outcome = IsDryRun || added.IsEmpty
            ? Outcome.Unchanged(session)
            : Outcome.Changed(
                session with { Stories = stories.ToImmutable() }, new StoriesCreated(actor.Id, [.. added.Select(story => story.Id)]));
        return outcome with { Imported = added, Problems = sorted };
    }

    /// <summary>Why a row must be skipped, or null. A new key is added to <paramref name="keys"/>.</summary>
    static ImportProblemCode? FindProblem(StoryDraft draft, int count, HashSet<string> keys) => draft switch
    {
        { Title: null or "" } => ImportProblemCode.NoTitle,
        _ when count >= PokerSession.MaxStories => ImportProblemCode.TooMany,
        { Key: { Length: > 0 } key } when !keys.Add(key) => ImportProblemCode.KeyExists,
        _ => null,
    };
}

/// <summary>One row of an import.</summary>
/// <param name="Line">The line of the text on which the row begins, counted from 1.</param>
/// <param name="Draft">The story, not validated yet.</param>
public sealed record ImportRow(int Line, StoryDraft Draft);
