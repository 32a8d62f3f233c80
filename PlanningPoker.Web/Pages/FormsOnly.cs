using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Web.Rendering.Refusals;

namespace PlanningPoker.Web.Pages;

/// <summary>
/// Pages are sent forms. Anything else, or a form that cannot be read, is refused before it is bound: by itself Razor goes on without its
/// values, and fails when a page looks at them again.
/// </summary>
sealed class FormsOnly : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        // The error page is shown for whatever was sent.
        if (context.ActionDescriptor is PageActionDescriptor { ViewEnginePath: "/Error" }) await next();
        else if (await ReasonAgainstAsync(context.HttpContext.Request) is { } reason) context.Result = new RefusedResult(reason);
        else await next();
    }

    static async Task<Reason?> ReasonAgainstAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || request is { ContentType: null, ContentLength: 0 or null }) return null;
        if (!request.HasFormContentType) return Reason.UnsupportedMediaType;
        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return null;
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or ArgumentException || fault is IOException and not BadHttpRequestException)
        {
            return Reason.BadRequest;
        }
    }

    /// <summary>Said as its reader understands it: a note or the error page.</summary>
    sealed class RefusedResult(Refusal refusal) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) =>
            context.HttpContext.RequestServices.GetRequiredService<RefusalAnswers>().WriteAsync(context.HttpContext, refusal);
    }
}
