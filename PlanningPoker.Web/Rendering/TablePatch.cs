using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Rendering;

/// <summary>
/// The difference between public views as fragments: a vote or a row if only that differs, otherwise a region. Because it compares the
/// views, no verb can forget a region. The toasts come last.
/// </summary>
/// <remarks>
/// Of changes that are sent together, everything that differed at any moment is rendered once, as it is in the end. So the patch is right
/// for a page that has already seen some of them.
/// </remarks>
sealed class TablePatch
{
    /// <summary>The views before and after each change; votes that follow each other count as one change.</summary>
    readonly List<PublicView> views;

    readonly PublicView after;
    readonly List<Fragment> fragments = [];

    TablePatch(IReadOnlyList<SessionChange> changes)
    {
        views = [PublicView.Of(changes[0].Before)];
        for (var i = 0; i < changes.Count; i++)
            if (i == changes.Count - 1 || changes[i].Event is not VoteSubmitted || changes[i + 1].Event is not VoteSubmitted)
                views.Add(PublicView.Of(changes[i].After));
        after = views[^1];
    }

    /// <param name="changes">Changes that follow each other; several only if they may be joined.</param>
    public static IReadOnlyList<Fragment> Of(IReadOnlyList<SessionChange> changes)
    {
        var patch = new TablePatch(changes);
        patch.AddName();
        patch.AddSettings();
        patch.AddRound();
        patch.AddStories();
        patch.AddUndoOffers();
        patch.AddHandOver();
        patch.fragments.AddRange(ToastView.Of(changes.Where(change => !patch.IsOutdated(change)))
            .Select(toast => Regions.Toast.AppendTo(Regions.Notifications, toast)));
        return patch.fragments;
    }

    /// <summary>
    /// Whether the change may be in one patch with others: not if it inserts or deletes rows of the backlog, which must not be done twice,
    /// nor if it changes what all keys link to, which the change after it may take back.
    /// </summary>
    public static bool MayJoin(SessionChange change)
    {
        var (old, now) = (change.Before.Stories, change.After.Stories);
        return change.Before.Round.Story == change.After.Round.Story
            && change.Before.Settings.Tracker == change.After.Settings.Tracker
            && (old == now || (old.Count == now.Count && old.Zip(now).All(pair => pair.First.LooksLike(pair.Second))));
    }

    /// <summary>Every public region.</summary>
    public static IReadOnlyList<Fragment> Whole(PublicView view) =>
    [
        Regions.SessionName.Replace(view), Regions.Story.Replace(view), Regions.Description.Replace(view), Regions.Progress.Replace(view),
        Regions.Tally.Replace(view),
        Regions.Players.Replace(view), Regions.Results.Replace(view), Regions.Discussion.Replace(view), Regions.Moves.Replace(view),
        Regions.Stories.Replace(view), Regions.UndoOffers.Replace(view),
        Regions.SettingsFacts.Replace(view), Regions.RowRound.Replace(view), Regions.HandOver.Replace(view),
    ];

    void AddName()
    {
        if (Differs(view => (view.Name, view.IsEnded))) fragments.Add(Regions.SessionName.Replace(after));
    }

    void AddSettings()
    {
        if (Differs(view => (view.Settings, view.HasPasscode, view.Deck))) fragments.Add(Regions.SettingsFacts.Replace(after));
    }

    void AddUndoOffers()
    {
        if (Differ((old, now) => !old.UndoOffers.SequenceEqual(now.UndoOffers))) fragments.Add(Regions.UndoOffers.Replace(after));
    }

    void AddHandOver()
    {
        // It has the player's name.
        if (Differs(view => view.Players.FirstOrDefault(player => player.Id == view.ControlsOfferedTo)?.Name))
            fragments.Add(Regions.HandOver.Replace(after));
    }

    void AddRound()
    {
        if (Differs(view => view.Round)) fragments.Add(Regions.RowRound.Replace(after));
        var isNewPhase = Differs(view => (view.Round, view.IsRevealed));
        AddStory();
        if (Differs(view => (view.Story?.Id, view.Story?.Description))) fragments.Add(Regions.Description.Replace(after));
        if (isNewPhase || Differs(view => (view.VoteCount, view.TotalPlayers, view.RevealsAt, view.Timer, view.Settings.TimerLength)))
            fragments.Add(Regions.Progress.Replace(after));
        var players = PlayerFragments().ToList();
        fragments.AddRange(players);
        if (isNewPhase || players.Count > 0) fragments.Add(Regions.Tally.Replace(after));
        if (isNewPhase || (players.Count > 0 && after.Results is not null)) fragments.Add(Regions.Results.Replace(after));
        // Votes change neither the discussion nor the moves.
        if (!isNewPhase && !NamesDiffer()) return;
        // Mostly the newest one has something to talk about, and is rendered anyway.
        if (views.FindLastIndex(view => !Discussion.Of(view).IsEmpty) >= 0) fragments.Add(Regions.Discussion.Replace(after));
        // A reveal changes them, but not the round that follows.
        if (Differs(view => view.Moves)) fragments.Add(Regions.Moves.Replace(after));
    }

    void AddStory()
    {
        var isOtherTimer = Differs(view => (view.Timer, view.Settings.TimerLength));
        // What stays long is in the region of the story; what each round changes has regions of its own in it.
        if (Differs(view => (view.IsAnonymous, view.Settings.Tracker)) || Differ((old, now) => !old.Story.LooksLike(now.Story)))
        {
            fragments.Add(Regions.Story.Replace(after));
        }
        else
        {
            var isOtherRound = Differs(view => view.Round);
            if (isOtherRound) fragments.AddRange([Regions.StoryRound.Replace(after), Regions.EarlierRounds.Replace(after)]);
            if (isOtherTimer || (isOtherRound && after.Timer is not null)) fragments.Add(Regions.Timer.Replace(after));
            else if (isOtherRound) fragments.Add(Regions.TimerRound.Replace(after));
        }
    }

    bool NamesDiffer() =>
        Differ((old, now) => !old.Players.Select(player => player.Name).SequenceEqual(now.Players.Select(player => player.Name)));

    IEnumerable<Fragment> PlayerFragments()
    {
        // How a name is shown, and where a seat is, depends on the others.
        if (NamesDiffer() || Differ((old, now) => !Seats(old).SequenceEqual(Seats(now)))) return [Regions.Players.Replace(after)];
        return after.Players.Index().Where(seat => Differs(view => view.Players[seat.Index])).Select(seat =>
            Differ((old, now) => !now.Players[seat.Index].DiffersOnlyInVoteFrom(old.Players[seat.Index]))
                ? Regions.Player.Replace(PlayerListItem.AllOf(after).ElementAt(seat.Index))
                : Regions.Vote.Replace(seat.Item));
    }

    static IEnumerable<(PlayerId, Role)> Seats(PublicView view) => view.Players.Select(player => (player.Id, player.Role));

    void AddStories()
    {
        if (!Differs(view => (view.Stories, view.Round, view.Story?.Id, view.Settings.Tracker))) return;
        fragments.AddRange(BacklogPatch.Between(views[0], after));
        if (Differs(Pace.Of)) fragments.Add(Regions.StoriesPace.Replace(after));
    }

    /// <summary>Whether it is a vote in a round that is over or revealed by now.</summary>
    bool IsOutdated(SessionChange change) =>
        change.Event is VoteSubmitted && (change.After.Round.Number != after.Round || after.IsRevealed);

    bool Differs<T>(Func<PublicView, T> part) =>
        Differ((old, now) => !EqualityComparer<T>.Default.Equals(part(old), part(now)));

    /// <summary>Whether any two views that follow each other differ.</summary>
    bool Differ(Func<PublicView, PublicView, bool> differ)
    {
        for (var i = 1; i < views.Count; i++)
            if (differ(views[i - 1], views[i])) return true;
        return false;
    }
}
