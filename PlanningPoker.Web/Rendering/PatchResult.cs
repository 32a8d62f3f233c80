using Microsoft.AspNetCore.Mvc;

namespace PlanningPoker.Web.Rendering;

/// <summary>Answers htmx with a patch.</summary>
sealed class PatchResult(params IEnumerable<Fragment> patch) : ActionResult
{
    public override Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        return http.RequestServices.GetRequiredService<PatchRenderer>().AnswerAsync(http, patch);
    }
}
