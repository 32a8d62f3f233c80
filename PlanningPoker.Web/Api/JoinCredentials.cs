using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Api;

/// <summary>The secret of a caller who joins: that of the request, or a new one.</summary>
/// <param name="Device">The secret.</param>
/// <param name="Token">The secret for the response. Null for a browser, whose cookie must stay out of reach of scripts.</param>
readonly record struct JoinCredentials(DeviceKey Device, string? Token)
{
    public static JoinCredentials Of(HttpRequest request, CurrentPlayer current)
    {
        var device = current.Device ?? DeviceKey.New();
        var isBrowser = current.Device is not null && request.Headers.Authorization.Count == 0;
        return new(device, isBrowser ? null : device.Value);
    }
}
