using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Pages;

/// <summary>The page of a browser's request that failed.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(Sessions sessions) : PageModel
{
    AskedAddress asked = AskedAddress.Nothing;

    /// <summary>The session of the address; null if there is none.</summary>
    PokerSession? session;

    public int Status { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>
    /// The form that was refused because its player has no seat any more, because the session has ended, or because the server was busy or
    /// failed. Not what another site has sent: to send that again would be the click it wants.
    /// </summary>
    public LostForm? LostForm { get; private set; }

    /// <summary>Whether the page asks for a code: the address led nowhere.</summary>
    public bool AsksForCode => Status is StatusCodes.Status404NotFound && session is null && EndedBecause is null;

    /// <summary>What was typed into the field for a code.</summary>
    public string? Typed => asked.Typed;

    /// <summary>Whether there is no session at the address. A code that could be one is answered like any other text.</summary>
    public bool IsGone => Status is StatusCodes.Status404NotFound && asked.NamesSession && session is null;

    /// <summary>The session whose page does not exist, or that has ended.</summary>
    public SessionCode? Session => session?.Code;

    /// <summary>The session of that form, for a player who has to join again.</summary>
    public string? TableAddress => LostForm is not null && Status is 401 or 403 && FailedPath?.Split('/') is ["", "s", var code, ..]
        ? $"s/{code}"
        : null;

    string? FailedPath => HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;

    /// <summary>
    /// Why the session was deleted: its open pages then load this address with a query, as the server keeps no list of deleted sessions.
    /// Null when the address says nothing; empty when a host deleted it.
    /// </summary>
    string? EndedBecause =>
        HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { OriginalQueryString: { Length: > 0 } query }
        && QueryHelpers.ParseQuery(query).TryGetValue(PageNames.EndedQuery, out var cause) ? cause.ToString() : null;

    static string UnusedCause { get; } = JsonNamingPolicy.CamelCase.ConvertName(nameof(SystemReason.SessionUnused));

    /// <summary>The status of the request that failed; null when somebody just opened the address of this page.</summary>
    int? FailedStatus
    {
        get
        {
            var hasFailed = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
                || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
            var text = (string?)RouteData.Values["status"];
            return hasFailed && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status)
                && status is >= 400 and <= 599 ? status : null;
        }
    }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var code = HttpContext.Features.Get<Problem>()?.Code;
        var hasEnded = code == Problem.CodeOf(Reason.SessionEnded);
        var isLost = code != Problem.Of(RequestFault.CrossSite).Code && (hasEnded || FailedStatus is 401 or 403 or 429 or >= 500);
        if (isLost && FailedPath is { } path && HttpMethods.IsPost(Request.Method) && await FormBodyFilter.FaultOfAsync(Request) is null)
            LostForm = Request.HasFormContentType ? LostForm.Of(path.TrimStart('/'), Request.Form) : null;
        asked = AskedAddress.Of(FailedPath ?? "", HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString);
        // A session that was not found has been counted as a guess already.
        if ((hasEnded || FailedStatus is StatusCodes.Status404NotFound) && asked.Code is { } named)
            session = await sessions.FindAsync(named, HttpContext.RequestAborted);
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    /// <summary>Not a handler of GET or POST, because the request that failed may have had any method.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.StatusCode = Status = FailedStatus ?? StatusCodes.Status404NotFound;
        // Only the code is read from such a link, so that none leads to another site.
        if (Status is StatusCodes.Status404NotFound && HttpMethods.IsGet(Request.Method) && asked.Linked is { } linked)
            context.Result = Redirect($"~/s/{linked}");
        (Title, Text) = Status switch
        {
            StatusCodes.Status404NotFound when EndedBecause == UnusedCause => (Words.ErrorEndedTitle, Words.ErrorUnusedText),
            StatusCodes.Status404NotFound when EndedBecause is not null => (Words.ErrorEndedTitle, Words.ErrorEndedText),
            StatusCodes.Status404NotFound when asked.Typed is not null => (Words.ErrorNoCodeTitle, Words.ErrorNoCodeText),
            StatusCodes.Status404NotFound when !asked.NamesSession => (Words.ErrorNoPageTitle, Words.ErrorNoPageText),
            StatusCodes.Status404NotFound when session is not null =>
                (Words.ErrorNoPageTitle, TextFormat.Format(Words.ErrorNoSessionPageText, session.Name)),
            StatusCodes.Status404NotFound => (Words.ErrorNoTableTitle, Words.ErrorNoTableText),
            _ when HttpContext.Features.Get<Problem>() is { } problem => (Words.ErrorRefusedTitle, problem.Title),
            >= 500 and not StatusCodes.Status503ServiceUnavailable => (Words.ErrorTitle, Words.ErrorText),
            _ => (Words.ErrorRefusedTitle, Problem.Of(Problem.FaultOf(Status)).Title),
        };
    }
}
