using System.Collections.Immutable;
using System.Globalization;
using Htmx;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Hosting.Telemetry;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>A page of one session. It runs commands of the current player and answers htmx and plain browsers.</summary>
public abstract class SessionPage(Sessions sessions, CurrentPlayer current) : PageModel
{
    ImmutableArray<FieldConflict> conflicts = [];

    public PokerSession Session => current.Session!;
    public Player? Me => current.Player;

    /// <summary>A host removed this browser's player.</summary>
    public bool WasRemoved => current.KnownPlayer is { Seating: Seating.Removed };

    public PublicView View => PublicView.Of(Session);
    /// <summary>Whether the player may change the backlog.</summary>
    public bool MayManage => Me is { } me && Session.MayManageStories(me);

    public MyView Mine => MyView.Of(Session, Me!);

    /// <param name="currentPage">The page's name in the navigation; null for the table.</param>
    public BarView Bar(string? currentPage = null) => new(View, Me!.Id, SessionLinks.Invitation(Request, Session.Code), currentPage);

    /// <summary>Why the last command was refused, on a page that is rendered again.</summary>
    public ToastView? Problem { get; private set; }

    /// <summary>The reason of the command that was refused; null if none was.</summary>
    private protected Reason? RefusedAs { get; private set; }

    /// <summary>The name of the field that was refused; null if none was, or it is none of a field.</summary>
    public string? RefusedField { get; private set; }

    /// <summary>The page to go back to without JavaScript; empty for the table.</summary>
    [BindProperty]
    public string? To { get; set; }

    /// <summary>The toast that a rendered page shows.</summary>
    public virtual ToastView? Notice => Problem ?? Unsaved;

    /// <summary>The form that was sent.</summary>
    public SentForm Form => new(Request, conflicts);

    /// <summary>What was typed into a form that was refused; otherwise what is stored.</summary>
    public string? Typed(string field, string? stored) =>
        IsFormRefused && Request.Form.TryGetValue(field, out var typed) ? typed.ToString() : stored;

    /// <summary>The form that was refused, for a page that does not show it; null if nothing was typed into it.</summary>
    private protected LostForm? Lost => IsFormRefused ? LostForm.Of(Request.Path.Value!.TrimStart('/'), Request.Form) : null;

    bool IsFormRefused => Problem is not null && HttpMethods.IsPost(Request.Method) && Request.HasFormContentType;

    /// <summary>Whether this page is for players only; others are redirected to the form to join.</summary>
    protected virtual bool NeedsSeat => true;

    /// <summary>Whether the page itself shows why a command was refused.</summary>
    protected virtual bool ShowsRefusals => !NeedsSeat || Me is not null;

    /// <summary>Whether the page is shown when the session has ended; otherwise the summary takes its place.</summary>
    protected virtual bool IsShownAfterTheEnd => false;

    private protected CurrentPlayer Current => current;

    /// <summary>Why the caller may not do what only hosts may, as it is stored now; null if they may.</summary>
    private protected Task<Reason?> HostFaultAsync() => current.HostFaultAsync(sessions, HttpContext.RequestAborted);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsGet(Request.Method)) current.OfferDevice(HttpContext);
        context.Result = Precheck();
        if (context.Result is null) await next();
    }

    /// <summary>
    /// Answers a GET of a URL that a form posts to, after a reload or from a copied link: redirects to the page of the form. An unknown
    /// handler is not found.
    /// </summary>
    private protected IActionResult PageOrForm(string? handler, string? page = null)
    {
        if (handler is null) return Page();
        var isKnown = GetType().GetMethods().Any(method => method.Name.Equals($"OnPost{handler}Async", StringComparison.OrdinalIgnoreCase));
        return isKnown ? SeeOther(page) : NotFound();
    }

    /// <param name="command">The command.</param>
    /// <param name="note">The toast with the result, for a page that stays open.</param>
    /// <param name="query">The query with which the next page shows the result.</param>
    private protected async Task<IActionResult> RunAsync(PlayerCommand command, Func<Outcome, ToastView?>? note = null, string query = "")
    {
        if (!ModelState.IsValid) return Refuse(Reason.BadRequest);
        var answer = await sessions.RunAsync(Session.Code, current.Device?.Hash, Claimed, command, HttpContext.RequestAborted);
        if (answer.Outcome is { } outcome) current.SetSession(outcome.Session);
        Response.Headers[PageNames.VersionHeader] = Session.Version.ToString(CultureInfo.InvariantCulture);
        RefusedAs = answer.Refusal?.Reason;
        if (answer.Refusal is { } refusal) return Refuse(refusal);
        return Done(note?.Invoke(answer.Outcome!), query);
    }

    /// <summary>Redirects to the page that the form was on, or to another page of the session.</summary>
    private protected IActionResult SeeOther(string? page = null, string query = "")
    {
        var address = Request.At($"/s/{Session.Code}") + (SessionPages.Has(page ?? To) ? $"/{page ?? To}" : "") + query;
        if (Request.IsHtmx())
        {
            Response.Htmx(headers => headers.Redirect(address));
            return StatusCode(StatusCodes.Status204NoContent);
        }
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>
    /// Renders the page again with the reason. For htmx, sends the reason as a toast, and the private regions, because the page may already
    /// show the click as done.
    /// </summary>
    private protected IActionResult Refuse(Problem problem)
    {
        Measures.Refused(problem.Code);
        Response.StatusCode = problem.Status;
        Response.Headers[PageNames.RefusalHeader] = problem.Code;
        Problem = ToastView.Problem(problem.Title);
        conflicts = problem.Conflicts;
        RefusedField = problem.Field;
        if (Request.IsHtmx()) return Me is null ? new PatchResult(ToastFragment(Problem)) : PrivateRegions(Problem);
        if (ShowsRefusals && (!Session.IsEnded || IsShownAfterTheEnd)) return Page();
        // This page is for players only, or for a session that goes on, so the error page shows the reason, and what was typed.
        HttpContext.Features.Set(problem);
        return StatusCode(problem.Status);
    }

    IActionResult Done(ToastView? note, string query)
    {
        if (!Request.IsHtmx()) return SeeOther(query: query);
        return Me is null ? SeeOther("") : PrivateRegions(note);
    }

    /// <summary>What the page before says, without JavaScript or from a link, of the story that was left.</summary>
    ToastView? Unsaved => Request.Query[PageNames.UnsavedQuery] is [{ } id] && Session.Story(new(id)) is { } story
        && (Session.Round.Story != story.Id || (Me is not null && Mine.Unsaved == story.Id))
            ? ToastView.NotSaved(story)
            : null;

    PatchResult PrivateRegions(ToastView? note) =>
        new([.. Regions.Of(Mine, MyParts.All), .. note is null ? (Fragment[])[] : [ToastFragment(note)]]);

    static Fragment ToastFragment(ToastView toast) => Regions.Toast.AppendTo(Regions.Notifications, toast);

    /// <summary>
    /// The player that a form names: whoever the command acts on, or, in what the outbox sends (<c>outbox/post.js</c>), whose click it was.
    /// </summary>
    PlayerId? Claimed =>
        Request.HasFormContentType && Request.Form.TryGetValue("playerId", out var claimed) ? new(claimed.ToString()) : null;

    IActionResult? Precheck()
    {
        if (current.Session is not { } session) return NotFound();
        var isPost = HttpMethods.IsPost(Request.Method);
        if (!isPost && current.WrittenCode != session.Code.Value)
        {
            // The URL may contain the secret of a device link.
            Response.Headers.CacheControl = "no-store";
            var path = Request.Path.Value!.Replace(current.WrittenCode!, session.Code.Value, StringComparison.Ordinal);
            return RedirectPermanent(Request.At(new PathString(path).ToUriComponent()) + Request.QueryString);
        }
        var maxLength = HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
        if (Request.ContentLength > maxLength) return Refuse(RequestFault.TooLarge);
        if (!isPost && session.IsEnded && !IsShownAfterTheEnd && current.MayRead) return SeeOther(SessionPages.Summary);
        return NeedsSeat && Me is null && !isPost ? SeeOther("") : null;
    }
}
