using System.Globalization;
using Htmx;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Core;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>A page of one session: finds it, knows who is asking, runs a command and answers.</summary>
public abstract class SessionPage(Sessions sessions) : PageModel
{
    /// <summary>The version a command made: if the stream has not brought it soon, the page fetches the table.</summary>
    const string VersionHeader = "Poker-Version";

    public PokerSession Session { get; private set; } = null!;
    public Player? Me { get; private set; }
    public PublicView View => field ??= new(Session);
    public MyView Mine => MyView.Of(Session, Me!);

    /// <param name="here">The page's name in the navigation; null for the table.</param>
    public BarView Bar(string? here = null) => new(View, Me!.Id, $"{Request.Scheme}://{Request.Host}/s/{Session.Code}", here);

    /// <summary>Why the last command was refused, on a page that is rendered again.</summary>
    public ToastView? Problem { get; private set; }

    /// <summary>What stood in a field of the form that was sent; null when it had none.</summary>
    public string? Typed(string field) => Request.HasFormContentType ? Request.Form[field].ToString() : null;

    /// <summary>The page to go back to without JavaScript; empty for the table.</summary>
    [BindProperty]
    public string? To { get; set; }

    /// <summary>Whether this page is for players only; others are sent to where they can join.</summary>
    protected virtual bool NeedsSeat => true;

    private protected DeviceKey? Device { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        context.Result = await FindAsync();
        if (context.Result is null) await next();
    }

    private protected async Task<IActionResult> RunAsync(Command command, Func<Outcome, ToastView?>? note = null)
    {
        if (!ModelState.IsValid) return Refuse(Reason.BadRequest);
        var answer = await sessions.RunAsync(Session.Code, Device?.Hash, null, command, HttpContext.RequestAborted);
        if (answer.Outcome is { } outcome) See(outcome.Session);
        if (answer.Refusal is { } refusal) return Refuse(refusal);
        Response.Headers[VersionHeader] = Session.Version.ToString(CultureInfo.InvariantCulture);
        return Done(note?.Invoke(answer.Outcome!));
    }

    /// <summary>Back to the page the form was on, or to another of the session's.</summary>
    private protected IActionResult SeeOther(string? page = null)
    {
        var address = $"/s/{Session.Code}" + ((page ?? To) is "stories" or "players" or "settings" ? $"/{page ?? To}" : "");
        if (Request.IsHtmx())
        {
            Response.Htmx(headers => headers.Redirect(address));
            return StatusCode(StatusCodes.Status204NoContent);
        }
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>The page again, saying what was wrong. With htmx only the sentence: the table on the screen is still good.</summary>
    private protected IActionResult Refuse(Refusal refusal)
    {
        Response.StatusCode = Problems.StatusOf(refusal.Reason);
        Problem = ToastView.Problem(refusal);
        if (Request.IsHtmx()) return Partial("/Pages/Session/_Note.cshtml", Problem);
        return NeedsSeat && Me is null ? Refused(refusal) : Page();
    }

    /// <summary>On the error page: this one is for players only.</summary>
    StatusCodeResult Refused(Refusal refusal)
    {
        HttpContext.Features.Set(refusal);
        return StatusCode(Problems.StatusOf(refusal.Reason));
    }

    IActionResult Done(ToastView? note)
    {
        if (!Request.IsHtmx()) return SeeOther();
        return Me is { IsSeated: true } ? Partial("/Pages/Session/_Answer.cshtml", new CommandAnswer(Mine, note)) : SeeOther("");
    }

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
            return RedirectPermanent(Request.Path.Value!.Replace(written!, code.Value, StringComparison.Ordinal) + Request.QueryString);
        Device = DeviceKey.Of(Request);
        See(session);
        return NeedsSeat && Me is null && !HttpMethods.IsPost(Request.Method) ? SeeOther("") : null;
    }

    void See(PokerSession session)
    {
        Session = session;
        Me = Device is { } key && session.PlayerOf(key.Hash) is { IsSeated: true } player ? player : null;
    }
}

/// <summary>What a command answers to htmx: my own regions and perhaps a note.</summary>
public sealed record CommandAnswer(MyView Mine, ToastView? Note);
