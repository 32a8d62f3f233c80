using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PlanningPoker.Web.Pages;

/// <summary>Redirects from a typed code to its session, and from an invitation link behind the address of this server.</summary>
public sealed class OpenByCodeModel : PageModel
{
    /// <summary>An address in which another one stands: it has the path of a session, and something before that.</summary>
    public const string LinkRoute = "{**link:regex((/|%2F)s(/|%2F))}";

    /// <param name="code">What was typed.</param>
    /// <param name="link">The address. Only the code is read, so that no link leads to another site.</param>
    public IActionResult OnGet(string? code, string? link) =>
        SessionCode.TryParse(link ?? code, out var typed) ? Redirect($"~/s/{typed}") : NotFound();
}
