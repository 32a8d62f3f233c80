using System.Collections.Immutable;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Core.Views;

/// <summary>What everyone may see of a session. A hidden vote cannot come out of it, because it is not in it.</summary>
public sealed class PublicView
{
    const int MostEarlierRounds = 5;

    readonly ImmutableList<Player> seats;
    readonly Lazy<RoundResults?> results;
    readonly Lazy<ImmutableArray<FinishedRound>> earlierRounds;

    public PublicView(PokerSession session)
    {
        var round = session.Round;
        Code = session.Code;
        Name = session.Name;
        Version = session.Version;
        Deck = session.Deck;
        Round = round.Number;
        IsRevealed = round.IsRevealed;
        Story = session.CurrentStory;
        Stories = session.Stories;
        Players = [.. session.Seated.Select(player => PlayerView.Of(player, round))];
        VoteCount = Players.Count(player => player.Role == Role.Voter && player.HasVoted);
        TotalPlayers = Players.Count(player => player.Role == Role.Voter);
        seats = session.Players;
        results = new(() => round.IsRevealed ? RoundResults.Of(round, session.Players) : null);
        earlierRounds = new(() =>
        [
            .. from finished in session.FinishedRounds.Where(finished => round.Story is not null && finished.Story == round.Story).TakeLast(MostEarlierRounds)
               select new FinishedRound(finished.Number, finished.Deck, RoundResults.Of(finished, session.Players)),
        ]);
    }

    public SessionCode Code { get; }
    public string Name { get; }
    public long Version { get; }
    public Deck Deck { get; }
    public int Round { get; }
    public bool IsRevealed { get; }

    /// <summary>The story on the table; null in a quick vote.</summary>
    public Story? Story { get; }

    public ImmutableList<Story> Stories { get; }

    /// <summary>Who is seated, in join order.</summary>
    public ImmutableArray<PlayerView> Players { get; }

    /// <summary>How many of <see cref="TotalPlayers"/> have a card on the table.</summary>
    public int VoteCount { get; }

    /// <summary>All seated voters, here or away.</summary>
    public int TotalPlayers { get; }

    public bool HaveAllVoted => TotalPlayers > 0 && VoteCount == TotalPlayers;

    /// <summary>The seat of anyone who ever had one.</summary>
    public int SeatOf(PlayerId player) => seats.Find(each => each.Id == player)?.Seat ?? 0;

    /// <summary>Null before the reveal.</summary>
    public RoundResults? Results => results.Value;

    /// <summary>The last five revealed rounds of the current story before this one, oldest first.</summary>
    public ImmutableArray<FinishedRound> EarlierRounds => earlierRounds.Value;
}

/// <summary>One player as the others see them.</summary>
/// <param name="Face">The card, after the reveal only.</param>
public sealed record PlayerView(PlayerId Id, int Seat, string Name, Role Role, bool IsHost, bool HasVoted, string? Face)
{
    internal static PlayerView Of(Player player, Round round)
    {
        var face = round.FaceOf(player.Id);
        return new(player.Id, player.Seat, player.Name, player.Role, player.IsHost, face is not null, round.IsRevealed ? face : null);
    }
}

/// <summary>A revealed round that is over.</summary>
public sealed record FinishedRound(int Number, Deck Deck, RoundResults Results);
