using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace PlanningPoker.Core.Views;

/// <summary>The part of a session that everyone may see. It does not contain hidden votes, so it cannot leak them.</summary>
public sealed class PublicView
{
    const int MaxEarlierRounds = 5;

    static readonly ConditionalWeakTable<PokerSession, PublicView> Memory = [];

    readonly ImmutableList<Player> allPlayers;
    readonly Lazy<Backlog> backlog;
    readonly Lazy<TimeSpan?> timeLeft;
    readonly Lazy<RoundResults?> results;
    readonly Lazy<ImmutableArray<FinishedRound>> earlierRounds;
    readonly Lazy<RoundMoves?> moves;
    readonly Lazy<IReadOnlyList<int>> nameEnds;

    PublicView(PokerSession session)
    {
        var round = session.Round;
        Code = session.Code;
        Name = session.Name;
        Version = session.Version;
        Deck = session.Deck;
        Settings = session.Settings;
        HasPasscode = session.Passcode is not null;
        EndedAt = session.EndedAt;
        Round = round.Number;
        RoundInStory = round.NumberInStory;
        IsRevealed = round.IsRevealed;
        RevealsAt = round.RevealsAt;
        Timer = round.Timer;
        ControlsOfferedTo = session.HandOver.Offer?.Player;
        StandIn = session.HandOver.StandIn;
        IsAnonymous = round.IsAnonymous;
        Story = session.CurrentStory;
        Stories = session.Stories;
        FarEnds = FarEnds.Of(round);
        Players = [.. session.Seated.Select(player => PlayerView.Of(player, round, round.IsAnonymous ? null : FarEnds))];
        VoteCount = Players.Count(player => player.Role == Role.Voter && player.HasVoted);
        TotalPlayers = session.Seated.Count(session.CountsOn);
        UndoOffers = session.UndoOffers.IsEmpty ? [] : [.. session.UndoOffers.Select(offer => UndoView.Of(offer, session))];
        allPlayers = session.Players;
        nameEnds = new(() => Views.NameEnds.Of([.. Players.Select(player => player.Name)]));
        backlog = new(() => Backlog.Of(session));
        timeLeft = new(() => Views.TimeLeft.Of(session));
        results = new(() => round.IsRevealed ? RoundResults.Of(round, session.Players) : null);
        earlierRounds = new(() => [.. FindEarlierRounds(session)]);
        moves = new(() => RoundMoves.Of(
            round.IsRevealed ? EarlierRounds.Add(FinishedRound.Of(round, allPlayers)) : EarlierRounds, allPlayers));
    }

    /// <summary>The view of a session; one object for each state, since the frames of two changes and several readers ask for it.</summary>
    public static PublicView Of(PokerSession session) => Memory.GetValue(session, static each => new(each));

    /// <summary>
    /// Keeps the view where nobody may notice a change, such as of a vote: to make it anew takes time, and others could measure that.
    /// </summary>
    internal static void KeepAcross(PokerSession before, PokerSession after)
    {
        if (before.Version == after.Version && Memory.TryGetValue(before, out var view)) Memory.AddOrUpdate(after, view);
    }

    public SessionCode Code { get; }
    public string Name { get; }
    public long Version { get; }
    public Deck Deck { get; }
    public Settings Settings { get; }

    /// <summary>Whether newcomers are asked for a passcode.</summary>
    public bool HasPasscode { get; }

    /// <summary>When the session ended; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; }

    public bool IsEnded => EndedAt is not null;

    public int Round { get; }

    /// <summary>The number of the round that people read: the story's first, second, third …</summary>
    public int RoundInStory { get; }

    public bool IsRevealed { get; }

    /// <summary>Whether nobody learns who chose which card in this round.</summary>
    public bool IsAnonymous { get; }

    /// <summary>The lowest and the highest card, when those are far apart; null before the reveal.</summary>
    public FarEnds? FarEnds { get; }

    /// <summary>When the countdown reveals the cards; null while there is none.</summary>
    public DateTimeOffset? RevealsAt { get; }

    /// <summary>The timer of the round; null when none was started.</summary>
    public RoundTimer? Timer { get; }

    /// <summary>Who may take the controls, because no host is here; null while one is.</summary>
    public PlayerId? ControlsOfferedTo { get; }

    /// <summary>Who took the controls while no host was here; null otherwise.</summary>
    public PlayerId? StandIn { get; }

    /// <summary>The current story; null in a quick vote.</summary>
    public Story? Story { get; }

    public ImmutableList<Story> Stories { get; }

    /// <summary>The same stories in groups.</summary>
    public Backlog Backlog => backlog.Value;

    /// <summary>How long the stories that are left will take at the pace so far; null while that is not known.</summary>
    public TimeSpan? TimeLeft => timeLeft.Value;

    /// <summary>The players who are in the session, in seat order.</summary>
    public ImmutableArray<PlayerView> Players { get; }

    /// <summary>
    /// The lengths of the ends of the players' names that stay when there is little room for a name; 0 for one that no other begins like.
    /// </summary>
    public IReadOnlyList<int> NameEnds => nameEnds.Value;

    /// <summary>How many of the <see cref="TotalPlayers"/> have voted.</summary>
    public int VoteCount { get; }

    /// <summary>How many voters are in the session, connected or not, without those who are skipped in this round.</summary>
    public int TotalPlayers { get; }

    /// <summary>What can be undone now, oldest first.</summary>
    public ImmutableArray<UndoView> UndoOffers { get; }

    public bool HaveAllVoted => TotalPlayers > 0 && VoteCount == TotalPlayers;

    /// <summary>The seat of a player, also of one who has left; 0 for an unknown player.</summary>
    public int SeatOf(PlayerId player) => allPlayers.Find(each => each.Id == player)?.Seat ?? 0;

    /// <summary>The results of the current round; null before the reveal.</summary>
    public RoundResults? Results => results.Value;

    /// <summary>The last five finished rounds of the current story, or of this quick vote, oldest first.</summary>
    public ImmutableArray<FinishedRound> EarlierRounds => earlierRounds.Value;

    /// <summary>The revealed rounds of the current story side by side; null when there are not two to compare.</summary>
    public RoundMoves? Moves => moves.Value;

    static IEnumerable<FinishedRound> FindEarlierRounds(PokerSession session) =>
        session.FinishedFromNewest.Where(session.Round.IsAbout)
            .Take(MaxEarlierRounds)
            .Reverse()
            .Select(round => FinishedRound.Of(round, session.Players));
}

/// <summary>A player as everyone sees them.</summary>
/// <param name="Face">The face of the card, after the reveal only, and not in an anonymous round.</param>
public sealed record PlayerView(PlayerId Id, int Seat, string Name, Role Role, bool IsHost, bool HasVoted, string? Face)
{
    /// <summary>The <see cref="Deck.RankOf">rank</see> of the card; null without a face or a rank.</summary>
    public int? Rank { get; init; }

    /// <summary>Why the player chose the card, after the reveal only; null without a reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it is the lowest or the highest card, when those are far apart.</summary>
    public FarEnd? FarEnd { get; init; }

    /// <summary>Whether the round goes on without the player's vote.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>Whether a vote of the player can still come: then a host may skip them, or wait for them again.</summary>
    public bool MayStillVote { get; init; }

    public bool DiffersOnlyInVoteFrom(PlayerView other) =>
        this with
        {
            HasVoted = other.HasVoted,
            Face = other.Face,
            Rank = other.Rank,
            Reason = other.Reason,
            FarEnd = other.FarEnd,
            MayStillVote = other.MayStillVote,
        } == other;

    internal static PlayerView Of(Player player, Round round, FarEnds? ends)
    {
        var face = round.FaceOf(player.Id);
        var shown = round.IsRevealed && !round.IsAnonymous ? face : null;
        return new(player.Id, player.Seat, player.Name, player.Role, player.IsHost, face is not null, shown)
        {
            Rank = shown is null ? null : round.Deck.RankOf(shown),
            Reason = shown is null ? null : round.Votes[player.Id].Reason,
            FarEnd = ends?.EndOf(shown),
            IsSkipped = round.IsSkipped(player.Id),
            MayStillVote = player.MayVote && face is null && !round.IsRevealed,
        };
    }
}
