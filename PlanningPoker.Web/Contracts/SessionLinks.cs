namespace PlanningPoker.Web.Contracts;

/// <summary>The links that people pass on: absolute if the request names its host.</summary>
static class SessionLinks
{
    /// <summary>The link by which others join.</summary>
    public static string Invitation(HttpRequest request, SessionCode code) => $"{Origin(request)}/s/{code}";

    /// <summary>The link that makes another device the same player.</summary>
    public static string OfDevice(HttpRequest request, SessionCode code, string key) => $"{Invitation(request, code)}/pass/{key}";

    /// <summary>The address of the site, without a path; empty if the request does not name its host.</summary>
    public static string Origin(HttpRequest request) => request.Host.HasValue ? $"{request.Scheme}://{request.Host}" : "";
}
