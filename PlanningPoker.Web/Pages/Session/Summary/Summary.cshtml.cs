using Htmx;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering;

namespace PlanningPoker.Web.Pages.Session.Summary;

/// <summary>
/// The end of the backlog: all stories with their estimates, and the session in numbers. An open page fetches it again after a change,
/// since it is too long for the frames, which every page gets.
/// </summary>
public sealed class SummaryModel(Sessions sessions, CurrentPlayer current) : SessionPage(sessions, current)
{
    public SessionSummary Summary => SessionSummary.Of(Session);

    public IActionResult OnGet() => Request.IsHtmx() ? new PatchResult(Regions.Summary.Replace(Summary)) : Page();
}
