using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PlanningPoker.Web.Pages;

/// <summary>
/// What a browser shows while it cannot reach the server (<c>js/later/offline.js</c> fetches it before that). It is the same for everyone
/// of a language and theme; its script adds what was on the screen last.
/// </summary>
public sealed class OfflineModel : PageModel
{
    public void OnGet() { }
}
