using Microsoft.AspNetCore.Localization;

namespace PlanningPoker.Web.Texts;

/// <summary>
/// The language of a request: the one that was chosen in this browser, otherwise the first that the browser asks for and the app has.
/// </summary>
sealed class LanguageChoice(bool hasPseudoLanguages) : RequestCultureProvider
{
    public const string Cookie = "language";

    /// <summary>
    /// The query parameter with which a page names its language to its live connection, which has to stay in it: another tab may choose
    /// another language meanwhile, and not every browser asks for a language where it opens a WebSocket.
    /// </summary>
    public const string LiveQuery = "language";

    /// <summary>The language that was chosen in the browser; null if it follows the browser's settings.</summary>
    public static Language? Of(HttpRequest request) => Languages.Named(request.Cookies[Cookie]);

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var request = httpContext.Request;
        var name = OfPage(request) ?? Of(request)?.Name ?? Wanted(request).Select(Find).FirstOrDefault(found => found is not null);
        return Task.FromResult(name is null ? null : new ProviderCultureResult(name));
    }

    /// <summary>Read on live connections only: on a page it would defeat a later choice.</summary>
    string? OfPage(HttpRequest request) =>
        request.Path.Value!.Contains("/live", StringComparison.Ordinal) && request.Query[LiveQuery] is [{ } name] ? Find(name) : null;

    /// <summary>What the browser asks for, the most wanted first.</summary>
    static IEnumerable<string> Wanted(HttpRequest request) =>
        request.Headers.AcceptLanguage.Count == 0
            ? []
            : from wanted in request.GetTypedHeaders().AcceptLanguage
              where wanted.Quality is not 0 && wanted.Value.HasValue
              orderby wanted.Quality ?? 1 descending
              select wanted.Value.Value;

    string? Find(string wanted) =>
        hasPseudoLanguages && PseudoLanguage.TryFind(wanted, out var pseudo) ? pseudo.Name : Languages.For(wanted)?.Name;
}
