using System.Globalization;
using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Texts;

/// <summary>The texts about players, cards, decks and pages.</summary>
static class TableTexts
{
    const int MaxNames = 3;

    /// <summary>The state of a player, for screen readers.</summary>
    public static string StateOf(PlayerView player) => player switch
    {
        { Face: { } face } => Format(Words.PlayerPlayed, face),
        { HasVoted: true } => Words.PlayerVoted,
        { Role: Role.Observer } => Words.PlayerWatching,
        { IsSkipped: true } => Words.PlayerSkipped,
        { MayStillVote: true } => Words.PlayerNotVoted,
        _ => Words.PlayerDidNotVote,
    };

    /// <summary>Whose votes are missing.</summary>
    public static string WaitingFor(PublicView view)
    {
        var missing = view.Players.Where(player => player is { MayStillVote: true, IsSkipped: false })
            .Select(player => player.Name).ToList();
        return missing.Count switch
        {
            0 when view.TotalPlayers == 0 && view.VoteCount == 0 => Words.TallyNobody,
            0 => Words.TallyAll,
            <= MaxNames => Format(Words.TallyWaiting, string.Join(ListSeparator, missing)),
            var count => Format(Words.TallyWaitingMore, count - MaxNames, string.Join(ListSeparator, missing.Take(MaxNames))),
        };
    }

    /// <summary>The mark at the seat of whoever should speak first.</summary>
    public static string Of(FarEnd end) => end is FarEnd.Lowest ? Words.PlayerLowest : Words.PlayerHighest;

    /// <summary>The state of the player's own vote, before the reveal.</summary>
    public static string StateOf(MyView mine) => mine switch
    {
        { IsVoteFinal: true } => Words.HandFinal,
        { Vote: not null } => Words.Saved,
        { IsSkipped: true } => Words.HandSkipped,
        { VotesMayChange: false } => Words.HandPickOnce,
        _ => Words.HandPick,
    };

    /// <summary>The button that undoes a change.</summary>
    public static string UndoOf(UndoView offer) => offer switch
    {
        { What: UndoKind.Story, StoryIds.Length: > 1 and var count } => Format(Words.UndoStories, count),
        { What: UndoKind.Story, Story: { } story } => Format(Words.UndoStory, EventTexts.LabelOf(story)),
        { What: UndoKind.Park, StoryIds.Length: > 1 and var count } => Format(Words.UndoParks, count),
        { What: UndoKind.Park, Story: { } story } => Format(Words.UndoPark, EventTexts.LabelOf(story)),
        { PlayerName: { } player } => Format(Words.UndoPlayer, player),
        { What: UndoKind.Reveal } => Words.UndoReveal,
        { Saved: { } estimate } => Format(Words.UndoSaved, estimate),
        _ => Words.UndoRound,
    };

    /// <summary>The heading of a group of the backlog.</summary>
    public static string NameOf(StoryGroup group) => group switch
    {
        StoryGroup.Now => Words.GroupNow,
        StoryGroup.Next => Words.GroupNext,
        StoryGroup.Done => Words.GroupDone,
        _ => Words.GroupParked,
    };

    /// <summary>The sum of estimates. A fraction takes the plural form of two.</summary>
    public static string PointsOf(decimal points)
    {
        var count = decimal.IsInteger(points) ? (int)Math.Min(points, int.MaxValue) : 2;
        return Format(Words.StoriesPoints.For(count), Figure((double)points));
    }

    /// <summary>A time that is left, in round numbers: more would promise too much.</summary>
    public static string LabelOf(TimeSpan left) => left switch
    {
        { TotalMinutes: < 10 } => Format(Words.StoriesMinutesLeft, Math.Max(1, (int)Math.Round(left.TotalMinutes))),
        { TotalMinutes: < 90 } => Format(Words.StoriesMinutesLeft, 5 * (int)Math.Round(left.TotalMinutes / 5)),
        _ => Format(Words.StoriesHoursLeft, (int)Math.Min(Math.Round(left.TotalHours), 999)),
    };

    /// <summary>The button that saves the suggested estimate and goes on.</summary>
    public static string SaveOf(HostView host) =>
        Format(host.NextStory is null ? Words.ControlsSaveAndFinish : Words.ControlsSaveAndNext, host.EstimateToSave);

    /// <summary>The button that starts the timer.</summary>
    public static string StartTimerOf(Settings settings) => Format(Words.TimerStart, Clock(settings.TimerLength));

    /// <summary>A time of day in UTC, such as 14:05:09.</summary>
    public static string TimeOfDay(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A duration as minutes and seconds, such as 2:05.</summary>
    public static string Clock(TimeSpan left) => $"{(int)left.TotalMinutes}:{left.Seconds:00}";

    /// <summary>The name of a card for screen readers; null if its face is the name.</summary>
    public static string? Spoken(Card card) => card.Face.TrimEnd('\uFE0F') == "☕" ? Words.CardCoffee : null;

    /// <summary>The name of a deck and its cards.</summary>
    public static string LabelOf(Deck deck) => Format(Words.DeckLabel, NameOf(deck), FacesOf(deck));

    /// <summary>The cards of a deck without those that every deck has.</summary>
    public static string FacesOf(Deck deck) => string.Join(' ', deck.Cards.Where(card => !card.IsSpecial).Select(card => card.Face));

    /// <summary>The title of a page in the browser's tab.</summary>
    public static string PageTitle(string? page) => page is null ? Words.ProductName : Format(Words.PageTitle, page, Words.ProductName);

    /// <summary>The name of a deck.</summary>
    public static string NameOf(Deck deck) => deck switch
    {
        _ when deck.Name == Deck.ModifiedFibonacci.Name => Words.DeckFibonacciRounded,
        _ when deck.Name == Deck.Fibonacci.Name => Words.DeckFibonacci,
        _ when deck.Name == Deck.PowersOfTwo.Name => Words.DeckPowersOfTwo,
        _ when deck.Name == Deck.TShirt.Name => Words.DeckTShirt,
        _ => Words.DeckCustom,
    };
}
