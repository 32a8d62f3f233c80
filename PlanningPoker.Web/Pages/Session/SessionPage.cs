using System.Globalization;
using Htmx;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>A page of one session: finds it, knows who is asking, runs a command and answers.</summary>
public abstract class SessionPage(Sessions sessions) : PageModel
{
    public PokerSession Session { get; private set; } = null!;
    public Player? Me { get; private set; }

    /// <summary>A host sent this browser's player away.</summary>
    public bool WasRemoved { get; private set; }

    public PublicView View => field ??= new(Session);
    public MyView Mine => MyView.Of(Session, Me!);

    /// <param name="here">The page's name in the navigation; null for the table.</param>
    public BarView Bar(string? here = null) => new(View, Me!.Id, $"{Request.Scheme}://{Request.Host}/s/{Session.Code}", here);

    /// <summary>Why the last command was refused, on a page that is rendered again.</summary>
    public ToastView? Problem { get; private set; }

    /// <summary>The page to go back to without JavaScript; empty for the table.</summary>
    [BindProperty]
    public string? To { get; set; }

    /// <summary>What a page that is rendered has to say.</summary>
    public virtual ToastView? Notice => Problem;

    /// <summary>What was typed into a form that was refused, or else what is stored.</summary>
    public string? Typed(string field, string? stored) =>
        Problem is not null && HttpMethods.IsPost(Request.Method) && Request.HasFormContentType && Request.Form.TryGetValue(field, out var typed) ? typed.ToString() : stored;

    /// <summary>An address that forms are sent to, opened by itself: after a reload, or copied. It leads to the page it belongs to; any other to none.</summary>
    private protected IActionResult Opened(string? handler, string? page = null) =>
        handler is null ? Page()
        : GetType().GetMethods().Any(method => method.Name.Equals($"OnPost{handler}Async", StringComparison.OrdinalIgnoreCase)) ? SeeOther(page)
        : NotFound();

    /// <summary>Whether this page is for players only; others are sent to where they can join.</summary>
    protected virtual bool NeedsSeat => true;

    private protected DeviceKey? Device { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        context.Result = await FindAsync();
        if (context.Result is null) await next();
    }

    /// <param name="command">What to do.</param>
    /// <param name="note">What to say of it, on a page that stays.</param>
    /// <param name="query">What makes the next page say it, where there is one.</param>
    private protected async Task<IActionResult> RunAsync(Command command, Func<Outcome, ToastView?>? note = null, string query = "")
    {
        if (!ModelState.IsValid) return Refuse(Reason.BadRequest);
        var answer = await sessions.RunAsync(Session.Code, Device?.Hash, Claimed(command), command, HttpContext.RequestAborted);
        if (answer.Outcome is { } outcome) See(outcome.Session);
        Response.Headers[PageNames.VersionHeader] = Session.Version.ToString(CultureInfo.InvariantCulture);
        if (answer.Refusal is { } refusal) return Refuse(refusal);
        return Done(note?.Invoke(answer.Outcome!), query);
    }

    /// <summary>Whom a form that acts for oneself says it acts for. Our own say nothing.</summary>
    PlayerId? Claimed(Command command) =>
        command is not IOfPlayer && Request.HasFormContentType && Request.Form.TryGetValue("playerId", out var claimed) ? new(claimed.ToString()) : null;

    /// <summary>Back to the page the form was on, or to another of the session's.</summary>
    private protected IActionResult SeeOther(string? page = null, string query = "")
    {
        var address = $"/s/{Session.Code}" + ((page ?? To) is "stories" or "players" or "settings" ? $"/{page ?? To}" : "") + query;
        if (Request.IsHtmx())
        {
            Response.Htmx(headers => headers.Redirect(address));
            return StatusCode(StatusCodes.Status204NoContent);
        }
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>The page again, saying what was wrong. With htmx only the sentence, and my own regions as they are: what was clicked did not count.</summary>
    private protected IActionResult Refuse(Refusal refusal)
    {
        Response.StatusCode = Problems.StatusOf(refusal.Reason);
        Response.Headers[PageNames.RefusalHeader] = Problems.CodeOf(refusal.Reason);
        Problem = ToastView.Problem(refusal);
        if (Request.IsHtmx()) return Me is null ? new PatchResult(NoteOf(Problem)) : Noted(Problem);
        return NeedsSeat && Me is null ? Refused(refusal) : Page();
    }

    /// <summary>On the error page: this one is for players only.</summary>
    StatusCodeResult Refused(Refusal refusal)
    {
        HttpContext.Features.Set(refusal);
        return StatusCode(Problems.StatusOf(refusal.Reason));
    }

    IActionResult Done(ToastView? note, string query)
    {
        if (!Request.IsHtmx()) return SeeOther(query: query);
        return Me is null ? SeeOther("") : Noted(note);
    }

    /// <summary>My own regions as they are now, and perhaps a note.</summary>
    PatchResult Noted(ToastView? note)
    {
        var mine = Mine;
        return new([Regions.Hand.Replace(mine), Regions.Controls.Replace(mine), .. note is null ? (Fragment[])[] : [NoteOf(note)]]);
    }

    static Fragment NoteOf(ToastView note) => Regions.Toast.AppendTo(Regions.Notifications, note);

    /// <summary>Gives this browser a key to be known by.</summary>
    private protected void Introduce()
    {
        Device = DeviceKey.New();
        Device.Value.Remember(HttpContext);
    }

    async Task<IActionResult?> FindAsync()
    {
        var written = (string?)RouteData.Values["code"];
        if (!SessionCode.TryParse(written, out var code) || await sessions.FindAsync(code, HttpContext.RequestAborted) is not { } session)
            return NotFound();
        if (!HttpMethods.IsPost(Request.Method) && written != code.Value)
        {
            // The address may hold a pass.
            Response.Headers.CacheControl = "no-store";
            return RedirectPermanent(new PathString(Request.Path.Value!.Replace(written!, code.Value, StringComparison.Ordinal)).ToUriComponent() + Request.QueryString);
        }
        Device = DeviceKey.Of(Request);
        See(session);
        if (Request.ContentLength > HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize) return Refuse(Reason.TooLarge);
        return NeedsSeat && Me is null && !HttpMethods.IsPost(Request.Method) ? SeeOther("") : null;
    }

    void See(PokerSession session)
    {
        Session = session;
        var player = Device is { } key ? session.PlayerOf(key.Hash) : null;
        Me = player is { IsSeated: true } ? player : null;
        WasRemoved = player is { Seating: Seating.Removed };
    }
}
