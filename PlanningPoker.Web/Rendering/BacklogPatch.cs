using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Rendering;

/// <summary>
/// The difference between two backlogs as rows that are deleted, inserted or replaced. A page that has not loaded the row before an
/// inserted one has not loaded its place either, and leaves it out.
/// </summary>
static class BacklogPatch
{
    /// <summary>With more changes than these, the list is sent instead.</summary>
    const int MaxFragments = 60;

    static readonly StoryGroup[] Groups = Enum.GetValues<StoryGroup>();

    public static IReadOnlyList<Fragment> Between(PublicView before, PublicView after)
    {
        if (before.Stories.IsEmpty && after.Stories.IsEmpty) return [];
        if (before.Stories.IsEmpty || after.Stories.IsEmpty) return [Regions.Stories.Replace(after)];
        var groups = Groups.Select(group => GroupPatch.Between(Items(before, group), Items(after, group))).ToList();
        List<Fragment> fragments =
        [
            .. groups.SelectMany(group => group.Deleted).Select(Regions.StoryRow.Remove),
            .. groups.SelectMany(group => group.Written),
            .. Groups.Where(group => HeadOf(before, group) != HeadOf(after, group))
                .Select(group => Regions.GroupHead.Replace(HeadOf(after, group))),
        ];
        return fragments.Count <= MaxFragments ? fragments : [Regions.Stories.Replace(after)];
    }

    static List<StoryListItem> Items(PublicView view, StoryGroup group) =>
        [.. view.Backlog.In(group).Select(story =>
            new StoryListItem(view.Code, story, group, view.Settings.AddressOf(story)))];

    static GroupHead HeadOf(PublicView view, StoryGroup group) => GroupHead.Of(view, group);
}

/// <summary>The changes of one group.</summary>
/// <param name="Deleted">Rows that left it, and rows that are inserted again elsewhere in it.</param>
/// <param name="Written">Rows that are inserted or replaced.</param>
sealed record GroupPatch(IReadOnlyList<StoryListItem> Deleted, IReadOnlyList<Fragment> Written)
{
    public static GroupPatch Between(List<StoryListItem> before, List<StoryListItem> after)
    {
        var old = before.Index().ToDictionary(row => row.Item.Story.Id, row => row.Index);
        var kept = LongestRun.Of([.. after.Select(row => old.GetValueOrDefault(row.Story.Id, -1)).Where(index => index >= 0)])
            .Select(index => before[index].Story.Id).ToHashSet();
        var replaced = after.Where(row => kept.Contains(row.Story.Id) && !before[old[row.Story.Id]].LooksLike(row));
        return new(
            [.. before.Where(row => !kept.Contains(row.Story.Id))],
            [.. replaced.Select(Regions.StoryRow.Replace), .. Inserted(after, kept)]);
    }

    /// <summary>
    /// A page finds the targets of a frame before it changes anything. So rows that follow each other are inserted after the same row, one
    /// that stays, and the last of them first.
    /// </summary>
    static IEnumerable<Fragment> Inserted(List<StoryListItem> after, HashSet<StoryId> kept)
    {
        StoryListItem? above = null;
        Stack<StoryListItem> rows = [];
        foreach (var row in after)
        {
            if (!kept.Contains(row.Story.Id))
            {
                rows.Push(row);
                continue;
            }
            while (rows.TryPop(out var inserted)) yield return Insert(inserted, above);
            above = row;
        }
        while (rows.TryPop(out var inserted)) yield return Insert(inserted, above);
    }

    static Fragment Insert(StoryListItem row, StoryListItem? above) => above is not null
        ? Regions.StoryRow.InsertAfter(Regions.RowId(above), row)
        : row.Group is StoryGroup.Parked
            ? Regions.StoryRow.PrependTo(Regions.ParkedList, row)
            : Regions.StoryRow.InsertAfter(GroupHead.IdOf(row.Group), row);
}

/// <summary>The longest increasing subsequence: the rows that can stay where they are when a list is sorted anew.</summary>
static class LongestRun
{
    /// <param name="numbers">Different numbers, not negative.</param>
    public static IEnumerable<int> Of(IReadOnlyList<int> numbers)
    {
        // The smallest last number of a run of each length, and the number before each number in its run.
        List<int> ends = [];
        Dictionary<int, int> previous = [];
        foreach (var number in numbers)
        {
            var length = ~ends.BinarySearch(number);
            if (length > 0) previous[number] = ends[length - 1];
            if (length == ends.Count) ends.Add(number);
            else ends[length] = number;
        }
        if (ends.Count == 0) yield break;
        for (var number = ends[^1]; ; number = previous[number])
        {
            yield return number;
            if (!previous.ContainsKey(number)) yield break;
        }
    }
}
