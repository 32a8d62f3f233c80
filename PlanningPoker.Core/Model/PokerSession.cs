using System.Collections.Immutable;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core.Model;

/// <summary>One table for one team, as it is between two changes.</summary>
public sealed record PokerSession
{
    public const int MaxName = 40, MaxPlayers = 500, MaxStories = 1000;

    /// <summary>How many rows of players are kept: whoever joins and leaves with ever new devices must not make a session grow without end.</summary>
    public const int MaxSeats = 2000;

    internal const long RankGap = 1 << 20;

    public required SessionCode Code { get; init; }
    public required string Name { get; init; }
    public required Deck Deck { get; init; }

    /// <summary>Everyone who ever had a seat, by seat.</summary>
    public required ImmutableList<Player> Players { get; init; }

    /// <summary>The backlog in its order.</summary>
    public ImmutableList<Story> Stories { get; init; } = [];

    /// <summary>Stories that were deleted and may come back.</summary>
    public ImmutableList<Story> DeletedStories { get; init; } = [];

    public required Round Round { get; init; }

    /// <summary>The revealed rounds before this one, oldest first.</summary>
    public ImmutableList<Round> FinishedRounds { get; init; } = [];

    /// <summary>+1 for every change of the public view: the position of the stream.</summary>
    public long Version { get; init; } = 1;

    /// <summary>+1 for every write, changed votes too. Never leaves the server.</summary>
    public long Stamp { get; init; } = 1;

    /// <summary>When someone last changed something; an idle session expires.</summary>
    public required DateTimeOffset ActiveAt { get; init; }

    public IEnumerable<Player> Seated => Players.Where(player => player.IsSeated);
    public Story? CurrentStory => Round.Story is { } id ? Story(id) : null;

    public Player? Player(PlayerId id) => Players.Find(player => player.Id == id);
    public Player? PlayerOf(DeviceHash device) => Players.Find(player => player.Devices.Contains(device));

    /// <summary>The seated player who created the link, while it is valid; else null.</summary>
    public Player? HolderOf(DeviceLinkHash link, DateTimeOffset at) =>
        Seated.FirstOrDefault(player => player.DeviceLink?.Accepts(link, at) == true);

    public Story? Story(StoryId id) => Stories.Find(story => story.Id == id);

    /// <summary>The next unestimated story after the current one, round the end if need be.</summary>
    public Story? NextStory
    {
        get
        {
            var current = Round.Story is { } id ? Stories.FindIndex(story => story.Id == id) : -1;
            return Stories.Skip(current + 1).Concat(Stories.Take(Math.Max(current, 0))).FirstOrDefault(story => story.Estimate is null);
        }
    }

    /// <summary>Whether someone seated has this name, or one that looks the same: in any case, width or spacing.</summary>
    internal bool IsNameTaken(string name, PlayerId? except = null)
    {
        var folded = Text.Folded(name);
        return Seated.Any(player => player.Id != except && Text.Folded(player.Name) == folded);
    }

    /// <summary>Who is host now and was not before, if anyone.</summary>
    internal PlayerId? HostSince(PokerSession before) =>
        Seated.FirstOrDefault(player => player.IsHost && before.Player(player.Id) is not { IsHost: true })?.Id;

    internal PokerSession With(Player player) => this with { Players = Players.SetItem(Players.FindIndex(p => p.Id == player.Id), player) };

    internal PokerSession With(Story story) => this with { Stories = Stories.SetItem(Stories.FindIndex(s => s.Id == story.Id), story) };

    /// <summary>The next round, on this story or none. A revealed round is kept; one left unrevealed is dropped, and its votes never come out.</summary>
    internal PokerSession OpenRound(StoryId? story, DateTimeOffset at) => this with
    {
        FinishedRounds = Round.IsRevealed ? FinishedRounds.Add(Round) : FinishedRounds,
        Round = new() { Number = Round.Number + 1, Story = story, Deck = Deck, StartedAt = at },
    };

    /// <summary>Takes the player's hidden card off the table. A revealed one stays: what was seen was seen.</summary>
    internal PokerSession WithdrawVote(PlayerId player) =>
        !Round.IsRevealed && Round.Votes.GetValueOrDefault(player) is { Face: not null } vote
            ? this with { Round = Round.With(vote with { Face = null, Rev = vote.Rev + 1 }) }
            : this;

    internal PokerSession Unseat(Player player, Seating seating) =>
        WithdrawVote(player.Id).With(player with { Seating = seating, IsHost = false, DeviceLink = null }).WithSomeHost();

    internal PokerSession Restore(Story story)
    {
        var position = Stories.FindIndex(other => other.Rank > story.Rank);
        return (this with { DeletedStories = DeletedStories.Remove(story) }).Place(story, position < 0 ? Stories.Count : position);
    }

    /// <summary>Once there are very many rows, the one who left longest ago is forgotten, rather someone whose votes are in no round.</summary>
    internal PokerSession ForgettingSomeone()
    {
        if (Players.Count < MaxSeats) return this;
        var gone = Players.Where(player => !player.IsSeated).OrderBy(player => player.SeatedAt).ToList();
        var forgotten = gone.Find(player => FinishedRounds.Append(Round).All(round => round.FaceOf(player.Id) is null)) ?? gone[0];
        return this with { Players = Players.Remove(forgotten) };
    }

    /// <summary>Puts a story at a place in the backlog; only when there is no room left between its neighbours do all ranks change.</summary>
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
        return this with { Stories = rank == before ? [.. placed.Select((each, i) => each with { Rank = i * RankGap })] : placed };
    }

    /// <summary>A session has a host while it has a player: without one, the longest-seated player becomes host.</summary>
    internal PokerSession WithSomeHost(PlayerId? butNot = null) =>
        Seated.Any(player => player.IsHost)
        || Seated.Where(player => player.Id != butNot).OrderBy(player => player.SeatedAt).ThenBy(player => player.Seat).FirstOrDefault() is not { } heir
            ? this
            : With(heir with { IsHost = true });
}
