using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>The session's name and deck, and its end.</summary>
public sealed class SettingsModel(Sessions sessions) : SessionPage(sessions)
{
    public IActionResult OnGet(string? handler) => handler is null ? Page() : NotFound();

    public Task<IActionResult> OnPostSaveAsync(string? name, string? deck, string? cards)
    {
        To = "settings";
        return RunAsync(new UpdateSession(name ?? "", DeckFields.Chosen(deck, cards)));
    }

    public async Task<IActionResult> OnPostDeleteAsync(bool sure)
    {
        if (!sure) return Refuse(Reason.BadRequest);
        var answer = await RunAsync(new DeleteSession());
        return Problem is null ? Redirect("/") : answer;
    }
}
