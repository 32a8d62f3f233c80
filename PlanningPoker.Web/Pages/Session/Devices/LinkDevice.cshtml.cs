using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Hosting.RateLimits;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Pages.Session.Devices;

/// <summary>
/// The page of a device link, where another device becomes the same player. Only its button uses the link: programs that preview links open
/// the page too.
/// </summary>
[ResponseCache(NoStore = true)]
[TakesSeat]
public sealed class LinkDeviceModel(Sessions sessions, CurrentPlayer current, TimeProvider clock) : SessionPage(sessions, current)
{
    protected override bool NeedsSeat => false;

    /// <summary>The player whose link it is; null if the link is used, expired or unknown.</summary>
    public Player? Owner { get; private set; }

    /// <summary>The player whom this device would stop being.</summary>
    public Player? Replaced => Me is { } me && me.Id != Owner?.Id ? me : null;

    public IActionResult OnGet(string pass)
    {
        // A form that is sent twice at once must come from the same device.
        Current.EnsureDevice(HttpContext);
        return Shown(DeviceLinkKey.Parse(pass));
    }

    public async Task<IActionResult> OnPostAsync(string pass, PlayerId? insteadOf)
    {
        if (DeviceLinkKey.Parse(pass) is not { } key) return Shown(null);
        Current.EnsureDevice(HttpContext);
        var answer = await RunAsync(new LinkDevice(key.Hash, insteadOf));
        return Problem is null ? answer : Shown(key);
    }

    /// <summary>Used, expired and unknown links get the same page.</summary>
    PageResult Shown(DeviceLinkKey? pass)
    {
        Owner = pass is { } key ? Session.LinkOwner(key.Hash, clock.GetUtcNow()) : null;
        if (Owner is null) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
