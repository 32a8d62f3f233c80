using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Pages;

/// <summary>The page of a browser's request that failed.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";

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

    /// <summary>Not a handler of GET or POST, because the request that failed may have had any method.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        Response.StatusCode = Status = FailedStatus ?? StatusCodes.Status404NotFound;
        (Title, Text) = Status switch
        {
            StatusCodes.Status404NotFound when EndedBecause == UnusedCause => (Words.ErrorEndedTitle, Words.ErrorUnusedText),
            StatusCodes.Status404NotFound when EndedBecause is not null => (Words.ErrorEndedTitle, Words.ErrorEndedText),
            StatusCodes.Status404NotFound => (Words.ErrorNoTableTitle, Words.ErrorNoTableText),
            _ when HttpContext.Features.Get<Problem>() is { } problem => (Words.ErrorRefusedTitle, problem.Title),
            >= 500 and not StatusCodes.Status503ServiceUnavailable => (Words.ErrorTitle, Words.ErrorText),
            _ => (Words.ErrorRefusedTitle, Problem.Of(Problem.FaultOf(Status)).Title),
        };
    }
}
