using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Pages;

/// <summary>
/// Refuses a POST to a page if its body is not a form, or a form that cannot be read. Razor would run the handler without the values, and
/// fail when the page reads them again.
/// </summary>
sealed class FormBodyFilter : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        // The error page is also shown for such a request.
        if (context.ActionDescriptor is PageActionDescriptor { ViewEnginePath: "/Error" }) await next();
        else if (await FaultOfAsync(context.HttpContext.Request) is { } fault) context.Result = new RefusedResult(fault);
        else await next();
    }

    /// <summary>Why the body cannot be read; null if it can, or if there is none.</summary>
    internal static async Task<RequestFault?> FaultOfAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || request is { ContentType: null, ContentLength: 0 or null }) return null;
        if (!request.HasFormContentType) return RequestFault.UnsupportedMediaType;
        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return null;
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            return RequestFault.BadRequest;
        }
    }

    static bool IsUnreadable(Exception exception) =>
        exception is InvalidDataException or NotSupportedException or ArgumentException or (IOException and not BadHttpRequestException)
        && !UnreadableBody.IsByDisk(exception);

    sealed class RefusedResult(RequestFault fault) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context) =>
            context.HttpContext.RequestServices.GetRequiredService<IFaultWriter>().WriteAsync(context.HttpContext, fault);
    }
}
