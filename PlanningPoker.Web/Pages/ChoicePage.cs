using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Pages;

/// <summary>Remembers a choice in this browser, and goes back to the page of the form.</summary>
public abstract class ChoicePage : PageModel
{
    /// <summary>After a reload, or from a copied link.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    /// <param name="cookie">The cookie that keeps the choice.</param>
    /// <param name="choice">The choice; null forgets it.</param>
    /// <param name="back">A path of this site; anything else leads to the start page.</param>
    protected StatusCodeResult Remember(string cookie, string? choice, string? back)
    {
        ChoiceCookie.Remember(HttpContext, cookie, choice);
        Response.Headers.Location = Url.IsLocalUrl(back) && back.All(char.IsAscii) && !back.Any(char.IsControl) ? back : "/";
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
