namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Compares two states of a session by reference and finds the rows that differ, so that only these are written.
/// </summary>
sealed class SessionChanges(string code)
{
    readonly List<RowChange> rows = [];

    /// <summary>
    /// The rows to insert, update and delete; all of them when there is no <paramref name="before"/>. The session's own row is the first,
    /// and a parent comes before its children.
    /// </summary>
    public static IReadOnlyList<RowChange> Between(PokerSession? before, PokerSession after, long writeId)
    {
        var changes = new SessionChanges(after.Code.Value);
        changes.Write(before is null ? null : SessionRows.Of(before, 0), SessionRows.Of(after, writeId));
        changes.Players(before, after);
        changes.Stories(before, after);
        changes.Rounds(before, after);
        changes.UndoOffers(before, after);
        return changes.rows;
    }

    void Players(PokerSession? before, PokerSession after)
    {
        if (ReferenceEquals(before?.Players, after.Players)) return;
        List<(Player Player, int Position)> devicesBefore = [], devicesAfter = [];
        Compare(before?.Players ?? [], after.Players, player => player.Id, ReferenceEquals, (old, player) =>
        {
            Write(old is null ? null : SessionRows.Of(code, old), player is null ? null : SessionRows.Of(code, player));
            if (old is not null && player is not null && old.Devices == player.Devices) return;
            devicesBefore.AddRange(DevicesOf(old));
            devicesAfter.AddRange(DevicesOf(player));
        });
        // The devices of all players are compared together, because a device may have moved from one player to another.
        Compare(devicesBefore, devicesAfter, each => each.Player.Devices[each.Position], static (_, _) => false,
            (old, device) => Write(RowOf(old), RowOf(device)));

        static IEnumerable<(Player, int)> DevicesOf(Player? player) => player is null ? [] : player.Devices.Select((_, i) => (player, i));
        DeviceRow? RowOf((Player? Player, int Position) device) =>
            device.Player is null ? null : SessionRows.Of(code, device.Player, device.Position);
    }

    void Stories(PokerSession? before, PokerSession after)
    {
        if (ReferenceEquals(before?.Stories, after.Stories) && ReferenceEquals(before?.DeletedStories, after.DeletedStories)) return;
        Compare(StoriesOf(before), StoriesOf(after), each => each.Story.Id,
            static (old, story) => ReferenceEquals(old.Story, story.Story) && old.Deleted == story.Deleted,
            (old, story) => Write(RowOf(old), RowOf(story)));

        static IEnumerable<(Story Story, int? Deleted)> StoriesOf(PokerSession? session) => session is null ? []
            : session.Stories.Select(story => (story, (int?)null)).Concat(session.DeletedStories.Select((story, i) => (story, (int?)i)));
        StoryRow? RowOf((Story? Story, int? Deleted) each) => each.Story is null ? null : SessionRows.Of(code, each.Story, each.Deleted);
    }

    void Rounds(PokerSession? before, PokerSession after)
    {
        var areOthersSame = ReferenceEquals(before?.FinishedRounds, after.FinishedRounds)
            && ReferenceEquals(before?.LeftRounds, after.LeftRounds);
        if (areOthersSame && before?.Round.Number == after.Round.Number) CompareRounds(before.Round, after.Round);
        else
            Compare(RoundsOf(before), RoundsOf(after), round => round.Number, ReferenceEquals, CompareRounds);

        static IEnumerable<Round> RoundsOf(PokerSession? session) =>
            session is null ? [] : [.. session.FinishedRounds, .. session.LeftRounds, session.Round];
    }

    void UndoOffers(PokerSession? before, PokerSession after)
    {
        if (ReferenceEquals(before?.UndoOffers, after.UndoOffers)) return;
        Compare(before?.UndoOffers ?? [], after.UndoOffers, offer => offer.Id, ReferenceEquals, (old, offer) =>
            Write(old is null ? null : UndoRows.Of(code, old), offer is null ? null : UndoRows.Of(code, offer)));
    }

    void CompareRounds(Round? before, Round? after)
    {
        if (ReferenceEquals(before, after)) return;
        if (before is null || after is null || before with { Votes = after.Votes } != after)
            Write(before is null ? null : SessionRows.Of(code, before), after is null ? null : SessionRows.Of(code, after));
        // The votes of a deleted round are deleted with it by the database.
        if (after is not null && !ReferenceEquals(before?.Votes, after.Votes)) Votes(before, after);
    }

    void Votes(Round? before, Round after)
    {
        var kept = 0;
        foreach (var (player, vote) in after.Votes)
        {
            var old = before?.Votes.GetValueOrDefault(player);
            if (old is not null) kept++;
            if (ReferenceEquals(old, vote)) continue;
            Write(old is null ? null : SessionRows.Of(code, after.Number, old), SessionRows.Of(code, after.Number, vote));
        }
        if (before is null || before.Votes.Count == kept) return;
        foreach (var removed in before.Votes.Values.Where(vote => !after.Votes.ContainsKey(vote.Player)))
            Write(SessionRows.Of(code, after.Number, removed), null);
    }

    void Write<TRow>(TRow? before, TRow? after) where TRow : class => rows.Add(new(before, after));

    /// <summary>Calls <paramref name="changed"/> for every added, removed or changed item; a missing one is <c>default</c>.</summary>
    static void Compare<T, TKey>(
        IEnumerable<T> before, IEnumerable<T> after, Func<T, TKey> key, Func<T, T, bool> areSame, Action<T?, T?> changed)
        where TKey : notnull
    {
        var unchanged = before.Zip(after).TakeWhile(pair => key(pair.First).Equals(key(pair.Second)) && areSame(pair.First, pair.Second))
            .Count();
        var remaining = before.Skip(unchanged).ToDictionary(key);
        foreach (var item in after.Skip(unchanged))
        {
            if (!remaining.Remove(key(item), out var old)) changed(default, item);
            else if (!areSame(old, item)) changed(old, item);
        }
        foreach (var removed in remaining.Values) changed(removed, default);
    }
}
