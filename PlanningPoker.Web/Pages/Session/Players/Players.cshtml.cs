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

    public PlayerFields Fields
    {
        get
        {
            FormField name = Form.Field("name", Me!.Name), role = Form.Field("role", Me.Role.Name());
            return new(name.Value, role.Value == Role.Observer.Name(), Words.MeRole, Problem?.Text) { Shown = [name, role] };
        }
    }

    public IActionResult OnGet(string? handler) => PageOrForm(handler, SessionPages.Players);

    public Task<IActionResult> OnPostMeAsync(Role? role)
    {
        To = SessionPages.Players;
        var isRoleKept = Form.Sent("role") == Form.Shown("role");
        var command = new UpdatePlayer(Me?.Id ?? default, Form.Sent("name"), isRoleKept ? null : role) { Was = Form.Shown("name") };
        return RunAsync(command, _ => ToastView.Saved, $"?{PageNames.SavedQuery}");
    }
}
