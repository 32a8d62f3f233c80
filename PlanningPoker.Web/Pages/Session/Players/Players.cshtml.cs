using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Pages.Session.Players;

/// <summary>The list of players, and the form of one's own name and role.</summary>
public sealed class PlayersModel(Sessions sessions, CurrentPlayer current) : SessionPage(sessions, current)
{
    /// <summary>A problem with the name is shown at its field, not as a toast.</summary>
    public override ToastView? Notice => Request.Query.ContainsKey(PageNames.SavedQuery) ? ToastView.Saved : null;

    public PlayerFields Fields => new(
        Typed("name", Me!.Name), Typed("role", Me.Role.Name()) == Role.Observer.Name(), Words.MeRole, Problem?.Text);

    public IActionResult OnGet(string? handler) => PageOrForm(handler, SessionPages.Players);

    public Task<IActionResult> OnPostMeAsync(string? name, Role? role)
    {
        To = SessionPages.Players;
        return RunAsync(new UpdatePlayer(Me?.Id ?? default, name ?? "", role), _ => ToastView.Saved, $"?{PageNames.SavedQuery}");
    }
}
