using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PlanningPoker.Web.Pages;

/// <summary>
/// Refuses a POST to an unknown handler, and methods that no page has. Razor would show the page as if all were well, and people would
/// believe that something was done.
/// </summary>
sealed class UnknownHandlerFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is not null || context.HandlerInstance is ErrorModel) return;
        if (HttpMethods.IsPost(context.HttpContext.Request.Method))
        {
            context.Result = new NotFoundResult();
            return;
        }
        context.HttpContext.Response.Headers.Allow = "GET, HEAD, POST";
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
