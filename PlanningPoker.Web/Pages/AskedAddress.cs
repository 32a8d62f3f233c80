using Microsoft.AspNetCore.WebUtilities;

namespace PlanningPoker.Web.Pages;

/// <summary>What the address of a request that found nothing asks for.</summary>
/// <param name="NamesSession">Whether it is below the address of a session, known or not.</param>
/// <param name="Code">The session's code; null if what stands there cannot be one.</param>
/// <param name="Typed">What was typed into the field for a code and is none; null if nothing was.</param>
sealed record AskedAddress(bool NamesSession, SessionCode? Code, string? Typed)
{
    /// <summary>How much a field shows again of a text that is no code.</summary>
    const int MaxTyped = 40;

    public static AskedAddress Nothing { get; } = new(false, null, null);

    public static AskedAddress Of(string path, string? query) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["s"] => new(false, null, TypedIn(query)),
        ["s", var text, ..] => new(true, SessionCode.TryParse(text, out var code) ? code : null, null),
        _ => Nothing,
    };

    static string? TypedIn(string? query)
    {
        var typed = QueryHelpers.ParseQuery(query).GetValueOrDefault("code").ToString();
        return typed is "" ? null : typed[..Math.Min(typed.Length, MaxTyped)];
    }
}
