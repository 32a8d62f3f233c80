using Htmx;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Pages.Session.References;

/// <summary>
/// The stories that were estimated with each card. The table fetches them when somebody looks at the cards, with an ETag, since they change
/// with few changes. Without JavaScript the page of stories shows the estimates.
/// </summary>
public sealed class ReferencesModel(Sessions sessions, CurrentPlayer current) : SessionPage(sessions, current)
{
    public IActionResult OnGet() => Request.IsHtmx()
        ? new PatchResult(Regions.References.Replace(ReferenceStories.Of(Session))) { HasETag = true }
        : SeeOther(SessionPages.Stories);
}
