using System.Collections.Immutable;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>
/// The backlog as it is rendered: the first rows of each group, or a page of one group. A page loads more rows as they are scrolled to.
/// </summary>
/// <param name="View">The session.</param>
/// <param name="Only">The group of which a page is shown; null for the begin of all groups.</param>
/// <param name="After">The story before that page; null for its begin.</param>
public sealed record StoryList(PublicView View, StoryGroup? Only = null, StoryId? After = null)
{
    /// <summary>A search is offered from so many stories on.</summary>
    public const int SearchFrom = 20;

    public static readonly ImmutableArray<StoryGroup> Open = [StoryGroup.Now, StoryGroup.Next, StoryGroup.Done];

    /// <summary>Only the stories that match it are shown; null for all.</summary>
    public StorySearch? Search { get; init; }

    public bool OffersSearch => Search is not null || View.Stories.Count >= SearchFrom;

    /// <summary>The address of the first rows, for browsers without JavaScript.</summary>
    public string FirstAddress => $"s/{View.Code}/stories" + (Search is null ? "" : $"?q={Uri.EscapeDataString(Search.Text)}");

    public int MatchCount => Search is null ? View.Stories.Count : View.Stories.Count(Search.Matches);

    /// <summary>The heading of a group. While searching it counts what is found.</summary>
    public GroupHead HeadOf(StoryGroup group) =>
        Search is null ? GroupHead.Of(View, group) : new(group, StoriesIn(group).Length);

    /// <summary>A page of the group; null when its story is not in the group any more.</summary>
    /// <param name="group">The group.</param>
    /// <param name="count">How many rows; 0 for the usual number.</param>
    public StoryPage? PageOf(StoryGroup group, int count = 0)
    {
        var stories = StoriesIn(group);
        var after = Only == group ? After : null;
        var from = after is null ? 0 : 1 + stories.Index().FirstOrDefault(row => row.Item.Id == after, (-1, null!)).Index;
        if (from == 0 && after is not null) return null;
        var size = count is > 0 and <= PokerSession.MaxStories ? count : StoryPage.SizeOf(group, stories.AsSpan()[from..], View.Settings);
        var end = Math.Min(stories.Length, from + size);
        return new(View.Code, group, from, end < stories.Length, stories[from..end])
        {
            Search = Search,
            Settings = View.Settings,
        };
    }

    public bool Shows(StoryGroup group) => Only is null || Only == group;

    ImmutableArray<Story> StoriesIn(StoryGroup group) =>
        Search is null ? View.Backlog.In(group) : [.. View.Backlog.In(group).Where(Search.Matches)];
}

/// <summary>Some rows of a group.</summary>
/// <param name="Code">The session.</param>
/// <param name="Group">The group.</param>
/// <param name="From">The place of the first one in the group, from 0.</param>
/// <param name="HasMore">Whether the group has more rows after these.</param>
/// <param name="Stories">The stories.</param>
public sealed record StoryPage(SessionCode Code, StoryGroup Group, int From, bool HasMore, ImmutableArray<Story> Stories)
{
    /// <summary>As many as a page of 250 KB has room for, with the longest titles of Latin letters.</summary>
    const int NextSize = 40, OtherSize = 19;

    /// <summary>How often the title is in a row: itself, and in the labels of its buttons.</summary>
    const int TitlesInRow = 4;

    /// <summary>How many of the stories a page has room for: fewer with long links, and with letters that take several bytes.</summary>
    public static int SizeOf(StoryGroup group, ReadOnlySpan<Story> stories, Settings settings)
    {
        var size = group is StoryGroup.Next ? NextSize : OtherSize;
        var (count, room) = (0, size * TitlesInRow * Story.MaxTitle);
        while (count < size && count < stories.Length && (room -= TextBytesIn(stories[count])) >= 0) count++;
        return Math.Max(1, count);

        int TextBytesIn(Story story) => TitlesInRow * EscapedText.ByteCountOf(story.Title)
            + EscapedText.ByteCountOf(story.Key ?? "") + EscapedText.ByteCountOf(settings.AddressOf(story) ?? "");
    }

    public StorySearch? Search { get; init; }

    public required Settings Settings { get; init; }

    public string MoreId => $"more-{Group.ToString().ToLowerInvariant()}";

    public IEnumerable<StoryListItem> Rows =>
        Stories.Select(story => new StoryListItem(Code, story, Group, Settings.AddressOf(story)));

    /// <summary>The address of a page with the rows after these, for browsers without JavaScript.</summary>
    public string MoreAddress => $"s/{Code}/stories?group={Group}&after={(Stories.IsEmpty ? "" : Stories[^1].Id)}"
        + (Search is null ? "" : $"&q={Uri.EscapeDataString(Search.Text)}");
}
