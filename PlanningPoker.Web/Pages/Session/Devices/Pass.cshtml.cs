using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Pages.Session.Devices;

/// <summary>
/// Where the link to another device leads. Opening it uses nothing up, for programs that preview links open them too: the button does.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class PassModel(Sessions sessions, TimeProvider clock) : SessionPage(sessions)
{
    protected override bool NeedsSeat => false;

    /// <summary>Who this device would be; null when the link is no good.</summary>
    public Player? Holder { get; private set; }

    /// <summary>Whose seat this device would give up for it.</summary>
    public Player? Rival => Me is { } me && me.Id != Holder?.Id ? me : null;

    public IActionResult OnGet(string pass)
    {
        // Sent twice at once, the form must come from the same device both times.
        if (Device is null) Introduce();
        return Shown(PassKey.Parse(pass));
    }

    public async Task<IActionResult> OnPostAsync(string pass, PlayerId? insteadOf)
    {
        if (PassKey.Parse(pass) is not { } key) return Shown(null);
        if (Device is null) Introduce();
        var answer = await RunAsync(new LinkDevice(key.Hash, insteadOf));
        return Problem is null ? answer : Shown(key);
    }

    /// <summary>Used, expired and unknown links look alike.</summary>
    PageResult Shown(PassKey? pass)
    {
        Holder = pass is { } key ? Session.HolderOf(key.Hash, clock.GetUtcNow()) : null;
        if (Holder is null) Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
