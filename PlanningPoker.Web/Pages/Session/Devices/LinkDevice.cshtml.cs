using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Hosting.RateLimits;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Pages.Session.Devices;

/// <summary>
/// The page that a device link leads to. Opening it uses nothing up, since programs that preview links open it too: the button does.
/// </summary>
[ResponseCache(NoStore = true)]
[TakesSeat]
public sealed class PassModel(Sessions sessions, CurrentPlayer current, TimeProvider clock) : SessionPage(sessions, current)
{
    protected override bool NeedsSeat => false;

    /// <summary>Who this device would be; null when the link is no good.</summary>
    public Player? Holder { get; private set; }

    /// <summary>Whose seat this device would give up for it.</summary>
    public Player? Rival => Me is { } me && me.Id != Holder?.Id ? me : null;

    public IActionResult OnGet(string pass)
    {
        // Sent twice at once, the form must come from the same device both times.
        Current.Introduce(HttpContext);
        return Shown(DeviceLinkKey.Parse(pass));
    }

    public async Task<IActionResult> OnPostAsync(string pass, PlayerId? insteadOf)
    {
        if (DeviceLinkKey.Parse(pass) is not { } key) return Shown(null);
        Current.Introduce(HttpContext);
        var answer = await RunAsync(new LinkDevice(key.Hash, insteadOf));
        return Problem is null ? answer : Shown(key);
    }

    /// <summary>Used, expired and unknown links look alike.</summary>
    PageResult Shown(DeviceLinkKey? pass)
    {
        Holder = pass is { } key ? Session.LinkOwner(key.Hash, clock.GetUtcNow()) : null;
        if (Holder is null) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
