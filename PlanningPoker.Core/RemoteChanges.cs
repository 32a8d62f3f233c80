namespace PlanningPoker.Core;

/// <summary>
/// What to publish of a session that another server has written: its changes, where they are known or can be told from the two states;
/// otherwise the whole session.
/// </summary>
static class RemoteChanges
{
    /// <param name="known">The session as it was last known here; null when it was not.</param>
    /// <param name="stored">The session as it is stored.</param>
    /// <param name="announced">What the other server has said of its last change; null when nothing.</param>
    public static IReadOnlyList<FeedItem> Between(PokerSession? known, PokerSession stored, RemoteChange? announced)
    {
        if (known is null) return [new Resync(stored)];
        if (announced is { By: { } cause } && announced.After == stored.Stamp && announced.Before == known.Stamp)
        {
            return [announced.Event is { } happened
                ? new SessionChange(known, stored, happened)
                : new PrivateChange(known, stored, cause)];
        }
        return VotesBetween(known, stored) ?? [new Resync(stored)];
    }

    /// <summary>
    /// The votes, when everything that others may see of the changes is votes: each such change counts the version once, so then none was
    /// anything else. What nobody may see beside them, such as that no host is here, needs no frame.
    /// </summary>
    /// <returns>Null when something else has happened.</returns>
    static List<FeedItem>? VotesBetween(PokerSession known, PokerSession stored)
    {
        if (!IsSameRound(known, stored)) return null;
        var votes = stored.Players.Select(player => stored.Round.Votes.GetValueOrDefault(player.Id)).OfType<CastVote>()
            .Where(vote => vote != known.Round.Votes.GetValueOrDefault(vote.Player)).ToList();
        if (votes.Count == 0 || votes.Count > stored.Stamp - known.Stamp || votes.Count(IsPublic) != stored.Version - known.Version)
            return null;
        var items = new List<FeedItem>();
        var before = known;
        foreach (var vote in votes)
        {
            var after = items.Count == votes.Count - 1 ? stored : before with
            {
                Round = before.Round.With(vote),
                Stamp = before.Stamp + 1,
                Version = before.Version + (IsPublic(vote) ? 1 : 0),
            };
            items.Add(!IsPublic(vote) ? new PrivateChange(before, after, vote.Player)
                : new SessionChange(before, after, vote.Face is null ? new VoteRetracted(vote.Player) : new VoteSubmitted(vote.Player)));
            before = after;
        }
        return items;

        bool IsPublic(CastVote vote) => (known.Round.FaceOf(vote.Player) is null) != (vote.Face is null);
    }

    /// <summary>
    /// Whether nobody has come, gone or become another, so that a vote which differs was given or taken back by its player.
    /// </summary>
    static bool IsSameRound(PokerSession known, PokerSession stored) =>
        known.Round.Number == stored.Round.Number
        && !known.Round.IsRevealed && !stored.Round.IsRevealed
        && known.Settings == stored.Settings
        && known.Players.Count == stored.Players.Count
        && known.Players.Zip(stored.Players).All(pair =>
            pair.First == pair.Second || pair.First with { Devices = pair.Second.Devices } == pair.Second);
}
