using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace PlanningPoker.Web.Pages;

/// <summary>What the address of a request that found nothing asks for.</summary>
/// <param name="NamesSession">Whether it is below the address of a session, known or not.</param>
/// <param name="Code">The session's code; null if what stands there cannot be one.</param>
/// <param name="Typed">What was typed into the field for a code and is none; null if nothing was.</param>
sealed partial record AskedAddress(bool NamesSession, SessionCode? Code, string? Typed)
{
    /// <summary>How much a field shows again of a text that is no code.</summary>
    const int MaxTyped = 40;

    /// <summary>The session of an invitation link that was pasted behind the address of this server; null if there is none in it.</summary>
    public SessionCode? Linked { get; private init; }

    public static AskedAddress Nothing { get; } = new(false, null, null);

    public static AskedAddress Of(string path, string? query)
    {
        var asked = path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["s"] => new(false, null, TypedIn(query)),
            ["s", var text, ..] => new(true, SessionCode.TryParse(text, out var code) ? code : null, null),
            _ => Nothing,
        };
        return PathOfSession().IsMatch(path) && SessionCode.TryParse(path, out var linked) ? asked with { Linked = linked } : asked;
    }

    /// <summary>The path of a session, encoded or not, with something before it.</summary>
    [GeneratedRegex("[^/](/|%2F)s(/|%2F)", RegexOptions.IgnoreCase)]
    private static partial Regex PathOfSession();

    static string? TypedIn(string? query)
    {
        var typed = QueryHelpers.ParseQuery(query).GetValueOrDefault("code").ToString();
        return typed is "" ? null : typed[..Math.Min(typed.Length, MaxTyped)];
    }
}
