using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Api;

/// <summary>Someone who takes a seat: known by the secret of the request, or by a new one.</summary>
/// <param name="Device">The secret.</param>
/// <param name="Token">The secret as the answer tells it. Null for a browser: its cookie is out of reach of scripts, and stays so.</param>
readonly record struct Newcomer(DeviceKey Device, string? Token)
{
    public static Newcomer Of(HttpRequest request, CurrentPlayer current)
    {
        var device = current.Device ?? DeviceKey.New();
        var isBrowser = current.Device is not null && request.Headers.Authorization.Count == 0;
        return new(device, isBrowser ? null : device.Value);
    }
}
