using System.Collections.Immutable;

namespace PlanningPoker.Core.Views;

/// <summary>The stories in the groups in which they are shown, each in the order of the backlog.</summary>
/// <param name="Now">The current story; null in a quick vote.</param>
/// <param name="Next">Stories without an estimate.</param>
/// <param name="Done">Stories with an estimate.</param>
/// <param name="Parked">Stories that are set aside.</param>
public sealed record Backlog(Story? Now, ImmutableArray<Story> Next, ImmutableArray<Story> Done, ImmutableArray<Story> Parked)
{
    internal static Backlog Of(PokerSession session)
    {
        var groups = session.Stories.ToLookup(story => GroupOf(story, session.Round.Story));
        return new(session.CurrentStory, [.. groups[StoryGroup.Next]], [.. groups[StoryGroup.Done]], [.. groups[StoryGroup.Parked]]);
    }

    /// <summary>How many stories have an estimate, without the parked ones.</summary>
    public int EstimatedCount => Estimated.Count();

    /// <summary>How many stories there are, without the parked ones.</summary>
    public int Count => Next.Length + Done.Length + (Now is null ? 0 : 1);

    /// <summary>The sum of the estimates that are numbers, without those of the parked stories; null when none is.</summary>
    public decimal? Points => Estimated.Select(story => Card.Of(story.Estimate!).Number)
        .Aggregate((decimal?)null, (sum, number) => number is null ? sum : (sum ?? 0) + number);

    IEnumerable<Story> Estimated => Now is { Estimate: not null } ? Done.Append(Now) : Done;

    public ImmutableArray<Story> In(StoryGroup group) => group switch
    {
        StoryGroup.Now => Now is null ? [] : [Now],
        StoryGroup.Next => Next,
        StoryGroup.Done => Done,
        _ => Parked,
    };

    /// <summary>The place of a story among the next ones, from 0; -1 for one that is not among them.</summary>
    public int PlaceOf(StoryId id) => Next.Index().FirstOrDefault(row => row.Item.Id == id, (-1, null!)).Index;

    /// <summary>
    /// The position in the whole backlog that puts a story at a place among the next ones: stories of other groups may be between them.
    /// </summary>
    /// <param name="stories">The whole backlog.</param>
    /// <param name="moved">The story.</param>
    /// <param name="place">The place among the next stories, from 0; one beyond the end means the end.</param>
    public int PositionFor(ImmutableList<Story> stories, StoryId moved, int place)
    {
        var others = stories.RemoveAll(story => story.Id == moved);
        var next = Next.RemoveAll(story => story.Id == moved);
        if (place < 0) return place;
        if (place < next.Length) return others.IndexOf(next[place]);
        return next is [.., var last] ? others.IndexOf(last) + 1 : others.Count;
    }

    static StoryGroup GroupOf(Story story, StoryId? current) => story switch
    {
        _ when story.Id == current => StoryGroup.Now,
        { IsParked: true } => StoryGroup.Parked,
        { Estimate: null } => StoryGroup.Next,
        _ => StoryGroup.Done,
    };
}

/// <summary>The groups of the backlog, in the order in which they are shown.</summary>
public enum StoryGroup { Now, Next, Done, Parked }
