using System.Collections.Immutable;

namespace PlanningPoker.Core.Model;

/// <summary>The immutable state of a session. Every change creates a new one.</summary>
public sealed record PokerSession
{
    const int VotesPerKilobyte = 10, LettersPerKilobyte = 512;

    public const int MaxName = 40, MaxPlayers = 500, MaxStories = 1000;

    /// <summary>
    /// The limit of stored players, those who have left included. Without it, joining and leaving with new devices could fill the storage.
    /// </summary>
    public const int MaxStoredPlayers = 2000;

    /// <summary>The limits of the finished rounds and of their votes. With more, the first read would take longer than a second.</summary>
    public const int MaxRounds = 5000, MaxFinishedVotes = 100_000;

    /// <summary>The distance between the ranks of neighbouring stories.</summary>
    internal const long RankGap = 1 << 20;

    public required SessionCode Code { get; init; }
    public required string Name { get; init; }
    public required Deck Deck { get; init; }
    public Settings Settings { get; init; } = new();

    /// <summary>What newcomers have to know, and whoever reads without being in the session; null if there is none.</summary>
    public PasscodeHash? Passcode { get; init; }

    /// <summary>All players in seat order, those who have left included.</summary>
    public required ImmutableList<Player> Players { get; init; }

    /// <summary>The backlog, in order.</summary>
    public ImmutableList<Story> Stories { get; init; } = [];

    /// <summary>Deleted stories, which can be restored; the last deleted one comes last.</summary>
    public ImmutableList<Story> DeletedStories { get; init; } = [];

    /// <summary>The current round.</summary>
    public required Round Round { get; init; }

    /// <summary>The revealed rounds before the current one, oldest first.</summary>
    public ImmutableList<Round> FinishedRounds { get; init; } = [];

    /// <summary>The same, newest first: there may be thousands, and mostly the last ones are asked for.</summary>
    internal IEnumerable<Round> FinishedFromNewest =>
        Enumerable.Range(1, FinishedRounds.Count).Select(fromEnd => FinishedRounds[^fromEnd]);

    /// <summary>All revealed rounds, oldest first: what every summary and export is made from.</summary>
    public IEnumerable<Round> RevealedRounds => FinishedRounds.Append(Round).Where(round => round.IsRevealed);

    /// <summary>The unrevealed rounds that were left, oldest first, as long as an offer may bring them back.</summary>
    public ImmutableList<Round> LeftRounds { get; init; } = [];

    /// <summary>What can be undone now, oldest first.</summary>
    public ImmutableList<UndoOffer> UndoOffers { get; init; } = [];

    /// <summary>How the controls pass on while no host is here.</summary>
    public HandOver HandOver { get; init; } = new();

    /// <summary>Counts the changes of the public view. It is the position in the event stream.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Counts all changes, also private ones. It detects concurrency conflicts and never leaves the server.</summary>
    public long Stamp { get; init; } = 1;

    /// <summary>The time of the last change by a player. A session that is not used for a long time is deleted.</summary>
    public required DateTimeOffset ActiveAt { get; init; }

    /// <summary>When a host ended the session: it can be read and not changed; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public bool IsEnded => EndedAt is not null;

    /// <summary>When the system found that nobody has used the session for a long time; null after it was used again.</summary>
    public DateTimeOffset? MarkedUnusedAt { get; init; }

    /// <summary>
    /// About how many kilobytes the session takes in memory: one for each player, story, round and ten votes, and two bytes for each letter
    /// of what may be long.
    /// </summary>
    internal int Kilobytes => 1 + Players.Count + Stories.Count + DeletedStories.Count
        + AllRounds.Sum(round => 1 + round.Votes.Count / VotesPerKilobyte)
        + (Stories.Concat(DeletedStories).Sum(story => (story.Description?.Length ?? 0) + (story.Url?.Length ?? 0))
            + AllRounds.SelectMany(round => round.Votes.Values).Sum(vote => vote.Reason?.Length ?? 0)) / LettersPerKilobyte;

    IEnumerable<Round> AllRounds => FinishedRounds.Concat(LeftRounds).Append(Round);

    /// <summary>Whether there is no room for another finished round.</summary>
    internal bool HasTooManyRounds =>
        FinishedRounds.Count > MaxRounds || FinishedRounds.Sum(round => round.Votes.Count) > MaxFinishedVotes;

    /// <summary>The players who are in the session, in seat order.</summary>
    public IEnumerable<Player> Seated => Players.Where(player => player.IsSeated);

    /// <summary>The story of the current round; null in a quick vote.</summary>
    public Story? CurrentStory => Round.Story is { } id ? Story(id) : null;

    public Player? Player(PlayerId id) => Players.Find(player => player.Id == id);

    /// <summary>The player of a device, also one who has left; null when the device has none.</summary>
    public Player? PlayerOf(DeviceHash device) => Players.Find(player => player.Devices.Contains(device));

    /// <summary>The player who created the device link; null when the link is not valid or the player has left.</summary>
    public Player? LinkOwner(DeviceLinkHash link, DateTimeOffset at) =>
        Seated.FirstOrDefault(player => player.DeviceLink?.Accepts(link, at) == true);

    public Story? Story(StoryId id) => Stories.Find(story => story.Id == id);

    /// <summary>The stories with these ids, each once; null when there is none, or when one of them is not in the backlog.</summary>
    internal IReadOnlyList<Story>? StoriesOf(IEnumerable<StoryId> ids)
    {
        var distinct = ids.Distinct().ToList();
        var stories = distinct.Select(Story).OfType<Story>().ToList();
        return stories.Count > 0 && stories.Count == distinct.Count ? stories : null;
    }

    /// <summary>
    /// The next story after the current one that has no estimate and is not parked; the search continues at the start of the backlog.
    /// </summary>
    public Story? NextStory
    {
        get
        {
            var current = Round.Story is { } id ? Stories.FindIndex(story => story.Id == id) : -1;
            return Stories.Skip(current + 1).Concat(Stories.Take(Math.Max(current, 0))).FirstOrDefault(story => story.NeedsEstimate);
        }
    }

    /// <summary>Whether the backlog has stories that are not parked, and none still has to be estimated.</summary>
    public bool IsBacklogDone => Stories.Exists(story => !story.IsParked) && !Stories.Exists(story => story.NeedsEstimate);

    /// <summary>Whether the round waits for the player's vote, or has it.</summary>
    public bool CountsOn(Player player) => player.MayVote && !Round.IsSkipped(player.Id);

    /// <summary>Whether someone may see the table: a player, and without a passcode everyone who has the link.</summary>
    /// <param name="reader">The player who reads; null for somebody who is not in the session.</param>
    public bool MayRead(Player? reader) => Passcode is null || reader is { IsSeated: true };

    /// <summary>Whether the settings allow the player to reveal the cards.</summary>
    public bool MayReveal(Player player) => player.IsHost || Settings.WhoReveals is WhoMay.Everyone;

    /// <summary>Whether the settings allow the player to add, edit, move, park and delete stories.</summary>
    public bool MayManageStories(Player player) => player.IsHost || Settings.WhoManagesStories is WhoMay.Everyone;

    /// <summary>
    /// Whether a player in the session has this name, or one that looks like it: it differs only in case, character width or spacing, or in
    /// letters of another script.
    /// </summary>
    internal bool IsNameTaken(string name, PlayerId? except = null) =>
        Seated.Any(player => player.Id != except && Text.LookAlike(player.Name, name));

    /// <summary>The player who is host now and was not host before; null when there is none.</summary>
    public PlayerId? NewHostSince(PokerSession before) =>
        Seated.FirstOrDefault(player => player.IsHost && before.Player(player.Id) is not { IsHost: true })?.Id;

    /// <summary>Replaces the player with the same id.</summary>
    internal PokerSession With(Player player) =>
        this with { Players = Players.SetItem(Players.FindIndex(p => p.Id == player.Id), player) };

    /// <summary>Replaces the story with the same id.</summary>
    internal PokerSession With(Story story) =>
        this with { Stories = Stories.SetItem(Stories.FindIndex(s => s.Id == story.Id), story) };

    /// <summary>Takes the story back from the parked ones.</summary>
    internal PokerSession WithoutParked(StoryId? id) =>
        id is { } parked && Story(parked) is { IsParked: true } story ? With(story with { IsParked = false }) : this;

    /// <summary>Takes back the player's hidden vote. A revealed vote stays.</summary>
    internal PokerSession WithdrawVote(PlayerId player) =>
        !Round.IsRevealed && Round.Votes.GetValueOrDefault(player) is { Face: not null } vote
            ? this with { Round = Round.With(vote.Withdraw()) }
            : this;

    /// <summary>Brings back the vote that was withdrawn, so that nobody loses it, or votes anew, by leaving or watching.</summary>
    internal PokerSession ReturnVote(PlayerId player) =>
        !Round.IsRevealed && Round.Votes.GetValueOrDefault(player) is { Withdrawn: not null } vote && Player(player) is { MayVote: true }
            ? this with { Round = Round.With(vote.Return()) }
            : this;

    /// <summary>Waits for the player's vote, or no longer. The revision stays, so that a vote that is on its way counts.</summary>
    internal PokerSession WithSkip(PlayerId player, bool isSkipped) => Round.IsSkipped(player) == isSkipped
        ? this
        : this with { Round = Round.With((Round.Votes.GetValueOrDefault(player) ?? new(player, null, 0)) with { IsSkipped = isSkipped }) };

    /// <summary>Ends the player's membership: takes back the vote, the host rights and the device link.</summary>
    internal PokerSession Unseat(Player player, Seating seating) =>
        WithdrawVote(player.Id).With(player with { Seating = seating, IsHost = false, DeviceLink = null }).EnsureHost();

    /// <summary>
    /// Deletes one player who has left, if the limit of stored players is reached: the one who joined first among those without a vote in
    /// a kept round, else the one who joined first.
    /// </summary>
    internal PokerSession WithRoomForOnePlayer()
    {
        if (Players.Count < MaxStoredPlayers) return this;
        var former = Players.Where(player => !player.IsSeated).OrderBy(player => player.SeatedAt).ToList();
        var withoutVotes = former.Find(player => FinishedRounds.Append(Round).All(round => round.FaceOf(player.Id) is null));
        return this with { Players = Players.Remove(withoutVotes ?? former[0]) };
    }

    /// <summary>Inserts or moves a story. All ranks are renumbered only when there is no gap left between its neighbours.</summary>
    internal PokerSession Place(Story story, int position)
    {
        var others = Stories.RemoveAll(other => other.Id == story.Id);
        var (before, after) = (others.ElementAtOrDefault(position - 1)?.Rank, others.ElementAtOrDefault(position)?.Rank);
        var rank = (before, after) switch
        {
            (null, null) => 0,
            (null, { } next) => next - RankGap,
            ({ } previous, null) => previous + RankGap,
            ({ } previous, { } next) => previous + (next - previous) / 2,
        };
        var placed = others.Insert(position, story with { Rank = rank });
        var isGapUsedUp = rank == before;
        return this with { Stories = isGapUsedUp ? [.. placed.Select((each, i) => each with { Rank = i * RankGap })] : placed };
    }

    /// <summary>If the session has players but no host, makes the player who joined first host.</summary>
    /// <param name="except">A player who must not become host.</param>
    internal PokerSession EnsureHost(PlayerId? except = null)
    {
        if (Seated.Any(player => player.IsHost)) return this;
        var next = Seated.Where(player => player.Id != except)
            .OrderBy(player => player.SeatedAt).ThenBy(player => player.Seat)
            .FirstOrDefault();
        return next is null ? this : With(next with { IsHost = true });
    }
}
