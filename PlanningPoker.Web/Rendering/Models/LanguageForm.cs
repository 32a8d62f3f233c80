using Microsoft.AspNetCore.Diagnostics;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The form that changes the language of this browser.</summary>
/// <param name="Back">The address of the page that it is on.</param>
/// <param name="IsChosen">Whether a language was chosen; otherwise the browser's settings decide.</param>
public sealed record LanguageForm(string Back, bool IsChosen)
{
    /// <summary>Where the form is sent, and the names of its fields.</summary>
    public const string Path = "/language", LanguageField = "language", BackField = "back";

    public static LanguageForm Of(HttpRequest request)
    {
        var back = request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } failed
            ? new PathString(failed.OriginalPath).Add(new QueryString(failed.OriginalQueryString))
            : request.Path.Add(request.QueryString);
        return new(back, LanguageChoice.Of(request) is not null);
    }
}
