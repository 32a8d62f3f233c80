using Microsoft.AspNetCore.Mvc;

namespace PlanningPoker.Web.Rendering;

/// <summary>A patch as a page's answer to htmx.</summary>
sealed class PatchResult(params IEnumerable<Fragment> patch) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        return http.RequestServices.GetRequiredService<PatchRenderer>().AnswerAsync(http, patch);
    }
}
