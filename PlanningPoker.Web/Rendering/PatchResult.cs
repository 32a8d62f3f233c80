using Microsoft.AspNetCore.Mvc;

namespace PlanningPoker.Web.Rendering;

/// <summary>A patch as a page's answer.</summary>
sealed class PatchResult(string patch, object model) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        return http.RequestServices.GetRequiredService<PatchRenderer>().AnswerAsync(http, patch, model);
    }
}
