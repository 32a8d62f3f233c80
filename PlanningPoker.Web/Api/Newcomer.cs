using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Api;

/// <summary>Who takes a seat: known by what they bring, or by a new key.</summary>
/// <param name="Key">The device key.</param>
/// <param name="Token">
/// What to tell the caller to be known by. Null for a browser: its cookie is out of reach of scripts, and stays so.
/// </param>
readonly record struct Newcomer(DeviceKey Key, string? Token)
{
    public static Newcomer Of(HttpRequest request)
    {
        var known = DeviceKey.Of(request);
        var key = known ?? DeviceKey.New();
        var isBrowser = known is not null && request.Headers.Authorization.Count == 0;
        return new(key, isBrowser ? null : key.Value);
    }
}
