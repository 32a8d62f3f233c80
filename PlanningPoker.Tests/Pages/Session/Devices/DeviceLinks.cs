using System.Net;
using System.Text.RegularExpressions;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session.Devices;

/// <summary>Creates and reads links for another device, as a browser without JavaScript does.</summary>
static partial class DeviceLinks
{
    /// <returns>The path of the new link.</returns>
    public static async Task<string> CreateAsync(ServerSession session, TestPlayer player)
    {
        using var response = await session.Server.SendAsBrowserAsync(HttpMethod.Post, $"/s/{session.Code}/device", player);
        Assert.True(response.Headers.CacheControl?.NoStore);
        return Link().Match(await response.Content.ReadAsStringAsync(TestTimeout.Token)).Value;
    }

    /// <summary>Uses a link on a device that has a player already, which must be confirmed.</summary>
    public static async Task UseInsteadOfAsync(ServerSession session, string link, TestPlayer former)
    {
        using var response = await session.Server.SendAsBrowserAsync(HttpMethod.Post, link, former, ("insteadOf", former.Id.Value));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }

    /// <returns>The key of the device to which a response gave a cookie.</returns>
    public static string DeviceKeyIn(HttpResponseMessage response) =>
        Cookie().Match(Assert.Single(response.Headers.GetValues("Set-Cookie"))).Groups[1].Value;

    [GeneratedRegex("/s/[0-9A-Z-]+/pass/[0-9A-Za-z_-]{43}")]
    private static partial Regex Link();

    [GeneratedRegex("^device=([^;]+);")]
    private static partial Regex Cookie();
}
