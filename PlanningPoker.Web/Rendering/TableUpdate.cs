using System.Collections.Immutable;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Rendering;

/// <summary>
/// What of the table looks different after a change, as small as it can be: a row where one row differs, a region where more does.
/// It is read off the two public views, so no verb can forget a region. The note of what happened is the last of it.
/// </summary>
sealed class TableUpdate
{
    readonly PublicView before, after;
    readonly List<Fragment> fragments = [];

    public TableUpdate(SessionChange change)
    {
        (before, after) = (new(change.Before), new(change.After));
        AddName();
        if (before.Round != after.Round || before.IsRevealed != after.IsRevealed) AddWholeGame();
        else AddGameChanges();
        AddStories();
        if (ToastView.Of(change, after) is { } toast) fragments.Add(Fragment.Toast(toast));
    }

    public IReadOnlyList<Fragment> Fragments => fragments;

    /// <summary>Every public region.</summary>
    public static IReadOnlyList<Fragment> Whole(PublicView view) =>
        [Fragment.Name(view), Fragment.Story(view), Fragment.Progress(view), Fragment.Players(view), Fragment.Results(view), Fragment.Stories(view)];

    void AddName()
    {
        if (before.Name != after.Name) fragments.Add(Fragment.Name(after));
    }

    void AddWholeGame() => fragments.AddRange([Fragment.Story(after), Fragment.Progress(after), Fragment.Players(after), Fragment.Results(after)]);

    void AddGameChanges()
    {
        AddPlayers();
        if (before.VoteCount != after.VoteCount || before.TotalPlayers != after.TotalPlayers) fragments.Add(Fragment.Progress(after));
        if (before.Story != after.Story) fragments.Add(Fragment.Story(after));
    }

    void AddPlayers()
    {
        if (!before.Players.Select(player => player.Id).SequenceEqual(after.Players.Select(player => player.Id)))
        {
            fragments.Add(Fragment.Players(after));
            return;
        }
        var changed = after.Players.Where((player, i) => player != before.Players[i]).ToImmutableArray();
        fragments.AddRange(changed.Select(player => Fragment.Player(after, player)));
        // The results and earlier rounds speak of players by name.
        if (changed.Length > 0 && after.Results is not null) fragments.Add(Fragment.Results(after));
    }

    void AddStories()
    {
        if (before.Stories == after.Stories && before.Story?.Id == after.Story?.Id) return;
        var (old, now) = (before.Stories, after.Stories);
        if (old.Count == now.Count && old.Zip(now).All(pair => pair.First.Id == pair.Second.Id)) AddChangedRows();
        else if (old.Count > 0 && now.Count == old.Count + 1 && old.Zip(now).All(pair => pair.First.Id == pair.Second.Id)) fragments.Add(Fragment.NewRow(after, now[^1]));
        else if (now.Count > 0 && now.Count == old.Count - 1) fragments.AddRange(old.Where(story => now.All(kept => kept.Id != story.Id)).Select(Fragment.NoRow));
        else fragments.Add(Fragment.Stories(after));
        if (!fragments.Contains(Fragment.Stories(after)) && Pace(before) != Pace(after)) fragments.Add(Fragment.Pace(after));
    }

    void AddChangedRows() => fragments.AddRange(
        from pair in before.Stories.Zip(after.Stories)
        where pair.First != pair.Second || pair.First.Id == before.Story?.Id != (pair.First.Id == after.Story?.Id)
        select Fragment.Row(after, pair.Second));

    static (int, int) Pace(PublicView view) => (view.Stories.Count, view.Stories.Count(story => story.Estimate is not null));
}
