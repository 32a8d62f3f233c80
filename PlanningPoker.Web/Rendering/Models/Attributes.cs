using System.Globalization;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The values of attributes that style sheets and scripts read.</summary>
static class Attributes
{
    const int Hues = 12, LongText = 140;

    public static string PhaseName(this PublicView view) => PhaseName(view.IsRevealed);

    public static string PhaseName(this MyView view) => PhaseName(view.IsRevealed);

    public static string Name(this Role role) => role == Role.Voter ? "voter" : "observer";

    public static string Name(this TimerState state) => state switch
    {
        TimerState.Running => "running",
        TimerState.Paused => "paused",
        _ => "ended",
    };

    /// <summary>The class that shows an offer to undo only to those who may take it.</summary>
    public static string ClassName(this UndoAudience audience) => audience switch
    {
        UndoAudience.Revealers => "revealer-only",
        UndoAudience.StoryManagers => "manager-only",
        _ => "host-only",
    };

    /// <summary>The size of a title at the table; null for the usual one.</summary>
    public static string? TitleSize(this string title) => title.Length switch
    {
        > 130 => "huge",
        > 60 => "long",
        > 24 => null,
        _ => "short",
    };

    /// <summary>The colour of a seat, 0 to 11.</summary>
    public static int Hue(this int seat) => (seat - 1) % Hues;

    /// <summary>The attribute with the colour of a seat; none for what belongs to no seat.</summary>
    public static string SeatAttribute(this int? seat) => seat is { } known ? $"data-seat={known.Hue()}" : "";

    /// <summary>The attribute with the rank of a card, which has a colour; none for a card without one.</summary>
    public static string RankAttribute(this int? rank) => rank is { } known ? $"data-rank={known}" : "";

    /// <summary>The first letter as people see it, emoji included.</summary>
    public static string Initial(this string name) => StringInfo.GetNextTextElement(name).ToUpper(CultureInfo.CurrentUICulture);

    public static string CardSide(this PlayerView player) => player switch
    {
        { Face: not null } => "up",
        { HasVoted: true } => "down",
        _ => "none",
    };

    /// <summary>The attribute of a face that needs a smaller font.</summary>
    public static string LengthAttribute(this string face) => face.Length > 2 ? $"data-length={face.Length}" : "";

    /// <summary>Whether a description may take more than two lines.</summary>
    public static bool IsLong(this string text) => text.Length > LongText || text.Count(c => c == '\n') > 1;

    static string PhaseName(bool isRevealed) => isRevealed ? "revealed" : "voting";
}
