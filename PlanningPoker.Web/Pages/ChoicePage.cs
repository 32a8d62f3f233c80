using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Pages;

/// <summary>Remembers a choice in this browser, and goes back to the page of the form.</summary>
public abstract class ChoicePage : PageModel
{
    /// <summary>After a reload, or from a copied link.</summary>
    public IActionResult OnGet() => LocalRedirect("~/");

    /// <param name="cookie">The cookie that keeps the choice.</param>
    /// <param name="choice">The choice; null forgets it.</param>
    /// <param name="back">A path of the app; anything else leads to the start page.</param>
    protected StatusCodeResult Remember(string cookie, string? choice, string? back)
    {
        ChoiceCookie.Remember(HttpContext, cookie, choice);
        var isOurs = Url.IsLocalUrl(back) && back.StartsWith('/') && back.All(char.IsAscii) && !back.Any(char.IsControl);
        Response.Headers.Location = Request.At(isOurs ? back! : "/");
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
