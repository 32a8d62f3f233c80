using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Demo;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Hosting.RateLimits;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Pages;

/// <summary>Starts a demo, and leads to its table. Not found where demos are switched off.</summary>
[OpensSession]
public sealed class StartDemoModel(Demos demos, CurrentPlayer current) : PageModel
{
    /// <summary>After a reload, or from a copied link.</summary>
    public IActionResult OnGet() => demos.IsEnabled ? LocalRedirect("~/") : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!demos.IsEnabled) return NotFound();
        var device = current.Device ?? DeviceKey.New();
        if (await demos.TryStartAsync(device.Hash) is not { } session) return TooMany();
        device.SetCookie(HttpContext);
        Response.Headers.Location = Request.At($"/s/{session.Code}");
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    StatusCodeResult TooMany()
    {
        HttpContext.Features.Set(Problem.Of(RequestFault.TooManyRequests) with { Title = Words.DemoFull });
        return StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
