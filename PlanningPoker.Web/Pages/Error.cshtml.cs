using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Pages;

/// <summary>What a person sees when there is no page: never a bare status.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";

    /// <summary>A page of the session was told so by its stream, and leads here; the server keeps no list of what is gone.</summary>
    bool WasEnded => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { OriginalQueryString: $"?{PageNames.EndedQuery}" };

    /// <summary>Whatever the method: what went wrong may have been any request.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var happened = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        Status = happened && int.TryParse((string?)RouteData.Values["status"], NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 400 and <= 599
            ? status
            : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        (Title, Text) = Status switch
        {
            StatusCodes.Status404NotFound when WasEnded => (Words.ErrorEndedTitle, Words.ErrorEndedText),
            StatusCodes.Status404NotFound => (Words.ErrorNoTableTitle, Words.ErrorNoTableText),
            _ when HttpContext.Features.Get<Problem>() is { } problem => (Words.ErrorRefusedTitle, problem.Title),
            >= 500 and not StatusCodes.Status503ServiceUnavailable => (Words.ErrorTitle, Words.ErrorText),
            _ => (Words.ErrorRefusedTitle, Problem.Of(Problem.FaultOf(Status)).Title),
        };
    }
}
