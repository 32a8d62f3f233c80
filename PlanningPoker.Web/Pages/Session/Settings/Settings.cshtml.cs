using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Pages.Session.Settings;

/// <summary>The session's name, deck and settings, and its deletion.</summary>
public sealed class SettingsModel(Sessions sessions, CurrentPlayer current) : SessionPage(sessions, current)
{
    bool isSaving;

    public IActionResult OnGet(string? handler) => PageOrForm(handler, SessionPages.Settings);

    /// <summary>What was chosen before a refusal; otherwise the session's deck.</summary>
    public DeckFields DeckFields
    {
        get
        {
            var stored = DeckFields.Of(Session.Deck);
            return new(Typed("deck", stored.Selected)!, Typed("cards", stored.Cards));
        }
    }

    /// <summary>A problem with the settings is shown in their form, not as a toast.</summary>
    public override ToastView? Notice =>
        Request.Query.ContainsKey(PageNames.SavedQuery) ? ToastView.Saved : HasBadSettings ? null : Problem;

    /// <summary>The values of a <see cref="WhoMay"/> with their labels.</summary>
    public static (string Value, string Label)[] WhoMayChoices =>
        [(WhoMay.Hosts.Name(), Words.WhoMayHosts), (WhoMay.Everyone.Name(), Words.WhoMayEveryone)];

    /// <summary>The chosen value after a refusal; otherwise the stored one.</summary>
    public string WhoReveals => Typed("whoReveals", Session.Settings.WhoReveals.Name())!;

    public bool HasBadSettings => isSaving && Problem is not null && Me is { IsHost: true };

    /// <param name="shownDeck">The deck that the form was made with. Only a different one is saved, so that an old form does not bring
    /// back an earlier deck, which would also end the round.</param>
    /// <param name="shownWhoReveals">The setting that the form was made with. Only a different one is saved.</param>
    public Task<IActionResult> OnPostSaveAsync(
        string? name, string? deck, string? cards, string? shownDeck, string? whoReveals, string? shownWhoReveals)
    {
        (To, isSaving) = (SessionPages.Settings, true);
        var isDeckChanged = new DeckFields(deck ?? "", cards).Shown != shownDeck;
        var settings = new SettingsChange(whoReveals == shownWhoReveals ? null : whoReveals);
        var command = new UpdateSession(name ?? "", isDeckChanged ? DeckFields.Chosen(deck, cards) : null, settings);
        return RunAsync(command, _ => ToastView.Saved, $"?{PageNames.SavedQuery}");
    }

    public async Task<IActionResult> OnPostDeleteAsync(bool sure)
    {
        if (!sure) return Refuse(Reason.BadRequest);
        var answer = await RunAsync(new DeleteSession());
        return Problem is null ? Home() : answer;
    }

    StatusCodeResult Home()
    {
        Response.Headers.Location = "/";
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
