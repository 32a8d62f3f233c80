using Htmx;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Pages.Session.Devices;

/// <summary>Makes the link by which another device of one's own becomes the same player.</summary>
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
        var pass = DeviceLinkKey.New();
        var answer = await RunAsync(new CreateDeviceLink(pass.Hash));
        if (Problem is not null || Me is null) return answer;
        // Shown in this answer and nowhere else: it is not stored, so no address could lead to it.
        link = $"{Request.Scheme}://{Request.Host}/s/{Session.Code}/pass/{pass.Value}";
        return Request.IsHtmx() ? new PatchResult(Regions.OtherDevice.Replace(Other)) : Page();
    }
}
