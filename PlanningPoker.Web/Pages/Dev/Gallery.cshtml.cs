using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Pages.Dev;

/// <summary>Development only: shows the table in every state, to look at it and for screenshots.</summary>
public sealed class GalleryModel : PageModel
{
    public TableView? Table { get; private set; }

    public IActionResult OnGet(string? state)
    {
        if (state is null) return Page();
        if (Scenes.Of(state) is not { } scene) return NotFound();
        var link = SessionLinks.Invitation(Request, scene.Session.Code);
        var bar = new BarView(PublicView.Of(scene.Session), scene.Me.Id, link) { IsPreview = true };
        Table = new(bar, MyView.Of(scene.Session, scene.Me), null, AutoRefreshes: false);
        return Page();
    }
}
