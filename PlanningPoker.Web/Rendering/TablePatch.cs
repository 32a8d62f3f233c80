using System.Collections.Immutable;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Rendering;

/// <summary>
/// The difference between two public views as fragments: a row if only that row differs, otherwise a region. Because it compares the views,
/// no verb can forget a region. The toast comes last.
/// </summary>
sealed class TablePatch
{
    readonly PublicView before, after;
    readonly List<Fragment> fragments = [];

    TablePatch(SessionChange change) => (before, after) = (new(change.Before), new(change.After));

    public static IReadOnlyList<Fragment> Between(SessionChange change)
    {
        var patch = new TablePatch(change);
        patch.AddName();
        patch.AddRound();
        patch.AddStories();
        if (ToastView.Of(change, patch.after) is { } toast) patch.fragments.Add(Regions.Toast.AppendTo(Regions.Notifications, toast));
        return patch.fragments;
    }

    /// <summary>Every public region.</summary>
    public static IReadOnlyList<Fragment> Whole(PublicView view) =>
    [
        Regions.SessionName.Replace(view), Regions.Story.Replace(view), Regions.Progress.Replace(view),
        Regions.Players.Replace(view), Regions.Results.Replace(view), Regions.Stories.Replace(view),
    ];

    void AddName()
    {
        if (before.Name != after.Name) fragments.Add(Regions.SessionName.Replace(after));
    }

    void AddRound()
    {
        if (before.Round != after.Round || before.IsRevealed != after.IsRevealed)
        {
            fragments.AddRange(
            [
                Regions.Story.Replace(after), Regions.Progress.Replace(after),
                Regions.Players.Replace(after), Regions.Results.Replace(after),
            ]);
            return;
        }
        AddPlayers();
        if (before.VoteCount != after.VoteCount || before.TotalPlayers != after.TotalPlayers)
            fragments.Add(Regions.Progress.Replace(after));
        if (before.Story != after.Story) fragments.Add(Regions.Story.Replace(after));
    }

    void AddPlayers()
    {
        if (!before.Players.Select(player => player.Id).SequenceEqual(after.Players.Select(player => player.Id)))
        {
            fragments.Add(Regions.Players.Replace(after));
            return;
        }
        var changed = after.Players.Where((player, i) => player != before.Players[i]).ToImmutableArray();
        fragments.AddRange(changed.Select(player => Regions.Player.Replace(new(after.Code, player))));
        // The results and earlier rounds have the names of players.
        if (changed.Length > 0 && after.Results is not null) fragments.Add(Regions.Results.Replace(after));
    }

    void AddStories()
    {
        if (before.Stories == after.Stories && before.Story?.Id == after.Story?.Id) return;
        if (RowFragments() is not { } rows)
        {
            fragments.Add(Regions.Stories.Replace(after));
            return;
        }
        fragments.AddRange(rows);
        if (PaceOf(before) != PaceOf(after)) fragments.Add(Regions.StoriesPace.Replace(after));
    }

    /// <summary>Null if the list changed in another way than by changed rows, one new row at its end or one deleted row.</summary>
    IEnumerable<Fragment>? RowFragments()
    {
        var (old, now) = (before.Stories, after.Stories);
        var startsAlike = old.Zip(now).All(pair => pair.First.Id == pair.Second.Id);
        if (old.Count == now.Count && startsAlike) return ChangedRows();
        if (old.Count > 0 && now.Count == old.Count + 1 && startsAlike)
            return [Regions.StoryRow.AppendTo(Regions.StoryList, StoryListItem.Of(after, now[^1]))];
        if (now.Count > 0 && now.Count == old.Count - 1)
        {
            return from story in old
                   where now.All(kept => kept.Id != story.Id)
                   select Regions.StoryRow.Remove(StoryListItem.Of(before, story));
        }
        return null;
    }

    IEnumerable<Fragment> ChangedRows() =>
        from pair in before.Stories.Zip(after.Stories)
        where pair.First != pair.Second || pair.First.Id == before.Story?.Id != (pair.First.Id == after.Story?.Id)
        select Regions.StoryRow.Replace(StoryListItem.Of(after, pair.Second));

    static (int, int) PaceOf(PublicView view) => (view.Stories.Count, view.Stories.Count(story => story.Estimate is not null));
}
