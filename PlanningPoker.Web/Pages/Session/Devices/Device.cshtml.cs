using Htmx;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Pages.Session.Devices;

/// <summary>Creates the link that makes another device the same player.</summary>
[ResponseCache(NoStore = true)]
public sealed class DeviceModel(Sessions sessions, CurrentPlayer current) : SessionPage(sessions, current)
{
    string? link;

    public OtherDevice Other => new(Session.Code, link);

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var key = DeviceLinkKey.New();
        var answer = await RunAsync(new CreateDeviceLink(key.Hash));
        if (Problem is not null || Me is null) return answer;
        // Shown only in this response: the link is not stored, so no other page could show it.
        link = SessionLinks.OfDevice(Request, Session.Code, key.Value);
        return Request.IsHtmx() ? new PatchResult(Regions.OtherDevice.Replace(Other)) : Page();
    }
}
