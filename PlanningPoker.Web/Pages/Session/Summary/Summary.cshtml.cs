using Htmx;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Webhooks;

namespace PlanningPoker.Web.Pages.Session.Summary;

/// <summary>
/// The session in numbers, with all stories, their estimates and rounds: for the players, and for whoever has the link and may read. An
/// open page fetches it again after a change, since it is too long for the frames, which every page gets.
/// </summary>
public sealed class SummaryModel(Sessions sessions, CurrentPlayer current, WebhookSettings webhooks)
    : SessionPage(sessions, current)
{
    protected override bool NeedsSeat => false;

    protected override bool IsShownAfterTheEnd => true;

    /// <summary>Whether this server has webhooks.</summary>
    public bool HasWebhooks => webhooks.IsEnabled;

    public SummaryView Summary => SummaryView.Of(Session);

    public string Link => SessionLinks.Summary(Request, View.Code);

    public LinkPreview Preview => LinkPreview.OfSummary(View, SessionLinks.Site(Request));

    public IActionResult OnGet()
    {
        if (!Current.MayRead) return SeeOther("");
        return Request.IsHtmx() ? new PatchResult(Regions.Summary.Replace(Summary)) : Page();
    }
}
