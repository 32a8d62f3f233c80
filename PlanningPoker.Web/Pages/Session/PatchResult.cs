using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>Answers htmx with a patch.</summary>
sealed class PatchResult(string name, object model) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var html = await http.RequestServices.GetRequiredService<PartialRenderer>().RenderAsync(name, model);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.BodyWriter.WriteAsync(html, http.RequestAborted);
    }
}
