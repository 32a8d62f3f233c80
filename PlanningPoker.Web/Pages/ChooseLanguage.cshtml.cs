using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Pages;

/// <summary>Remembers the language that was chosen in this browser, and goes back to the page of the form.</summary>
public sealed class ChooseLanguageModel : PageModel
{
    /// <summary>After a reload, or from a copied link.</summary>
    public IActionResult OnGet() => LocalRedirect("/");

    /// <param name="language">The name of its culture; empty for what the browser asks for.</param>
    /// <param name="back">A path of this site; anything else leads to the start page.</param>
    public IActionResult OnPost(string? language, string? back)
    {
        var chosen = Languages.Named(language);
        if (chosen is null && !string.IsNullOrEmpty(language)) return NotFound();
        LanguageChoice.Remember(chosen, HttpContext);
        Response.Headers.Location = Url.IsLocalUrl(back) && back.All(char.IsAscii) && !back.Any(char.IsControl) ? back : "/";
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
