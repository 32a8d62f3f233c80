using Microsoft.AspNetCore.Diagnostics;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>What the forms with a choice for this browser have in common: they lead back to the page that they are on.</summary>
public static class ChoiceForm
{
    /// <summary>The name of the field with the address of the page.</summary>
    public const string BackField = "back";

    /// <summary>The address of the page that answers the request, also if it is an error.</summary>
    public static string BackTo(HttpRequest request) =>
        request.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } failed
            ? new PathString(failed.OriginalPath).Add(new QueryString(failed.OriginalQueryString))
            : request.Path.Add(request.QueryString);

    /// <summary>The address of a part of the page that answers the request. The fragment alone would be one of the start page.</summary>
    public static string PartOf(HttpRequest request, string id) => $"{BackTo(request).TrimStart('/')}#{id}";
}
