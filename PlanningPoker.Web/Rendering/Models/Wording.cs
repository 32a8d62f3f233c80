using System.Globalization;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>How the parts of a table are put into words and attributes.</summary>
static class Wording
{
    const int Hues = 12, LongText = 280;

    public static string PhaseName(this PublicView view) => view.IsRevealed ? "revealed" : "voting";

    public static string Name(this Role role) => role == Role.Voter ? "voter" : "observer";

    /// <summary>The colour of a seat, 0 to 11.</summary>
    public static int Hue(this int seat) => (seat - 1) % Hues;

    /// <summary>The first letter as people see it, emoji included.</summary>
    public static string Initial(this string name) => StringInfo.GetNextTextElement(name).ToUpper(CultureInfo.CurrentUICulture);

    public static string CardSide(this PlayerView player) => player switch { { Face: not null } => "up", { HasVoted: true } => "down", _ => "none" };

    public static string StateInWords(this PlayerView player) => player switch
    {
        { Face: { } face } => $"played {face}",
        { HasVoted: true } => "voted",
        { Role: Role.Observer } => "watching",
        _ => "not voted yet",
    };

    /// <summary>What a screen reader calls a card; null where its face says it.</summary>
    public static string? Spoken(this Card card) => card.Face.TrimEnd('\uFE0F') == "☕" ? "Coffee break" : null;

    /// <summary>The attribute of a face that needs smaller type.</summary>
    public static string LengthMark(this string face) => face.Length > 2 ? $"data-length={face.Length}" : "";

    public static bool IsLong(this string text) => text.Length > LongText || text.Count(c => c == '\n') > 3;

    public static string Figure(this double number) => Sentences.Figure(number);

    /// <summary>The lowest and the highest card with a size, or null when there is none.</summary>
    public static (string Lowest, string Highest)? Ends(this RoundResults results)
    {
        var faces = results.Statistics.Distribution.Select(each => each.Face).Where(face => !Card.Of(face).IsSpecial).ToList();
        return faces.Count == 0 ? null : (faces[0], faces[^1]);
    }

    /// <summary>An earlier round in a line: "average 8.4, 2 to 20".</summary>
    public static string InWords(this RoundResults results) => (results.Statistics.Average, results.Ends()) switch
    {
        (_, null) => "no card with a size",
        (_, var (only, _)) when results.CountNonSpecial() == 1 => $"only one estimate, {only}",
        (_, var (lowest, highest)) when lowest == highest => $"all on {lowest}",
        ({ } average, var (lowest, highest)) => $"average {average.Figure()}, {lowest} to {highest}",
        (_, var (lowest, highest)) => $"{lowest} to {highest}",
    };
}
