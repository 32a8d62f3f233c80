using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Contracts;

/// <summary>The links that people pass on: absolute if the request names its host.</summary>
static class SessionLinks
{
    /// <summary>The link by which others join.</summary>
    public static string Invitation(HttpRequest request, SessionCode code) => $"{Site(request)}/s/{code}";

    /// <summary>The link that makes another device the same player.</summary>
    public static string OfDevice(HttpRequest request, SessionCode code, string key) => $"{Invitation(request, code)}/pass/{key}";

    /// <summary>The link by which others read the summary.</summary>
    public static string Summary(HttpRequest request, SessionCode code) => $"{Invitation(request, code)}/summary";

    /// <summary>The address of the app, without a slash at its end; only the path if the request does not name its host.</summary>
    public static string Site(HttpRequest request) => (request.Host.HasValue ? $"{request.Scheme}://{request.Host}" : "") + request.At("");
}
