using System.Collections.Immutable;

namespace PlanningPoker.Core.Commands;

/// <summary>
/// Adds many stories in one change. Text is shortened to its limits and the row named; only a row without a title, or beyond
/// the limit, or with a key that is there already, is left out: the same file twice does no harm.
/// </summary>
public sealed record ImportStories(ImmutableArray<ImportRow> Rows) : Command
{
    public override string Verb => "story:import";
    public override Who Who => Who.Hosts;

    /// <summary>Faults that were found before this: rows that could not be read.</summary>
    public ImmutableArray<ImportProblem> Unreadable { get; init; } = [];

    private protected override Outcome Apply(PokerSession session, Actor actor)
    {
        var stories = session.Stories.ToBuilder();
        var keys = session.Stories.Select(story => story.Key).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var problems = Unreadable.ToBuilder();
        var rank = stories.LastOrDefault()?.Rank ?? 0;

        foreach (var row in Rows)
        {
            var (draft, shortened) = row.Draft.Fitted();
            if (FaultOf(draft, stories.Count, keys) is { } fault)
            {
                problems.Add(new(row.Line, fault, draft.Key));
                continue;
            }
            stories.Add(new Story { Id = StoryId.For(session, row.Line), Title = "", Rank = rank += PokerSession.RankGap }.With(draft)!);
            problems.AddRange(shortened.Select(field => new ImportProblem(row.Line, ImportFault.Shortened, field)));
        }

        ImmutableArray<ImportProblem> sorted = [.. problems.OrderBy(problem => problem.Line)];
        if (stories.Count == session.Stories.Count) return Outcome.Quiet(session) with { Problems = sorted };
        ImmutableArray<StoryId> made = [.. stories.Skip(session.Stories.Count).Select(story => story.Id)];
        return Outcome.Changed(session with { Stories = stories.ToImmutable() }, new StoriesCreated(actor.Id, made)) with { Problems = sorted };
    }

    static ImportFault? FaultOf(StoryDraft draft, int count, HashSet<string> keys) => draft switch
    {
        { Title: null or "" } => ImportFault.NoTitle,
        _ when count >= PokerSession.MaxStories => ImportFault.TooMany,
        { Key: { Length: > 0 } key } when !keys.Add(key) => ImportFault.KeyExists,
        _ => null,
    };
}

/// <summary>One row of an import.</summary>
/// <param name="Line">Line of the text on which the row begins, from 1.</param>
public sealed record ImportRow(int Line, StoryDraft Draft);
