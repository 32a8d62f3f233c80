using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Rendering;

/// <summary>
/// The difference between two public views as fragments: a vote or a row if only that differs, otherwise a region. Because it compares
/// the views, no verb can forget a region. The toasts come last.
/// </summary>
sealed class TablePatch
{
    readonly PublicView before, after;
    readonly List<Fragment> fragments = [];

    TablePatch(PokerSession before, PokerSession after) => (this.before, this.after) = (new(before), new(after));

    /// <param name="changes">Changes that follow each other.</param>
    public static IReadOnlyList<Fragment> Of(IReadOnlyList<SessionChange> changes)
    {
        var patch = new TablePatch(changes[0].Before, changes[^1].After);
        patch.AddName();
        patch.AddSettings();
        patch.AddRound();
        patch.AddStories();
        patch.AddUndoOffers();
        if (patch.before.ControlsOfferedTo != patch.after.ControlsOfferedTo) patch.fragments.Add(Regions.HandOver.Replace(patch.after));
        foreach (var change in changes)
            if (ToastView.Of(change, patch.after) is { } toast) patch.fragments.Add(Regions.Toast.AppendTo(Regions.Notifications, toast));
        return patch.fragments;
    }

    /// <summary>Every public region.</summary>
    public static IReadOnlyList<Fragment> Whole(PublicView view) =>
    [
        Regions.SessionName.Replace(view), Regions.Story.Replace(view), Regions.Description.Replace(view), Regions.Progress.Replace(view),
        Regions.Tally.Replace(view),
        Regions.Players.Replace(view), Regions.Results.Replace(view), Regions.Stories.Replace(view), Regions.UndoOffers.Replace(view),
        Regions.SettingsFacts.Replace(view), Regions.RowRound.Replace(view), Regions.HandOver.Replace(view),
    ];

    void AddName()
    {
        if (before.Name != after.Name) fragments.Add(Regions.SessionName.Replace(after));
    }

    void AddSettings()
    {
        if (before.Settings != after.Settings || before.HasPasscode != after.HasPasscode || !before.Deck.Equals(after.Deck))
            fragments.Add(Regions.SettingsFacts.Replace(after));
    }

    void AddUndoOffers()
    {
        if (!before.UndoOffers.SequenceEqual(after.UndoOffers)) fragments.Add(Regions.UndoOffers.Replace(after));
    }

    void AddRound()
    {
        if (before.Round != after.Round) fragments.Add(Regions.RowRound.Replace(after));
        var isNewPhase = before.Round != after.Round || before.IsRevealed != after.IsRevealed;
        if (before.Round != after.Round || before.Story != after.Story) fragments.Add(Regions.Story.Replace(after));
        // It is in the region of the story.
        else if (before.Timer != after.Timer || before.Settings.TimerLength != after.Settings.TimerLength)
            fragments.Add(Regions.Timer.Replace(after));
        if (before.Story?.Id != after.Story?.Id || before.Story?.Description != after.Story?.Description)
            fragments.Add(Regions.Description.Replace(after));
        if (isNewPhase || before.VoteCount != after.VoteCount || before.TotalPlayers != after.TotalPlayers
            || before.RevealsAt != after.RevealsAt)
            fragments.Add(Regions.Progress.Replace(after));
        var players = PlayerFragments().ToList();
        fragments.AddRange(players);
        if (isNewPhase || players.Count > 0) fragments.Add(Regions.Tally.Replace(after));
        // The results and earlier rounds have the names of players.
        if (isNewPhase || (players.Count > 0 && after.Results is not null)) fragments.Add(Regions.Results.Replace(after));
    }

    IEnumerable<Fragment> PlayerFragments()
    {
        var (old, now) = (before.Players, after.Players);
        if (!old.Select(player => player.Id).SequenceEqual(now.Select(player => player.Id))) return [Regions.Players.Replace(after)];
        return old.Zip(now).Where(pair => pair.First != pair.Second).Select(pair => PlayerFragment(pair.First, pair.Second));
    }

    Fragment PlayerFragment(PlayerView old, PlayerView now) => now.DiffersOnlyInVoteFrom(old)
        ? Regions.Vote.Replace(now)
        : Regions.Player.Replace(new(after.Code, now));

    void AddStories()
    {
        var isSameRound = before.Round == after.Round && before.Story?.Id == after.Story?.Id;
        if (before.Stories == after.Stories && isSameRound) return;
        fragments.AddRange(BacklogPatch.Between(before, after));
        if (Pace.Of(before) != Pace.Of(after)) fragments.Add(Regions.StoriesPace.Replace(after));
    }
}
