using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PlanningPoker.Web.Pages;

/// <summary>Redirects from a typed code to its session.</summary>
public sealed class OpenByCodeModel : PageModel
{
    public IActionResult OnGet(string? code) => SessionCode.TryParse(code, out var typed) ? Redirect($"~/s/{typed}") : NotFound();
}
