using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Texts;
using PlanningPoker.Web.Webhooks;

namespace PlanningPoker.Web.Pages.Session.Settings;

/// <summary>The session's name, deck and settings, and its deletion.</summary>
public sealed class SettingsModel(Sessions sessions, CurrentPlayer current, WebhookSettings webhooks)
    : SessionPage(sessions, current)
{
    /// <summary>Whether this server has webhooks.</summary>
    public bool HasWebhooks => webhooks.IsEnabled;

    /// <summary>The values of a checkbox.</summary>
    public const string On = "true", Off = "false";

    bool isSaving;

    public IActionResult OnGet(string? handler) => PageOrForm(handler, SessionPages.Settings);

    /// <summary>What was chosen before a refusal; otherwise the session's deck.</summary>
    public DeckFields DeckFields
    {
        get
        {
            var stored = DeckFields.Of(Session.Deck);
            if (Form.Sent("deck") is null) return stored;
            return new(Typed("deck", stored.Selected)!, Typed("cards", stored.Cards));
        }
    }

    /// <summary>A problem with the settings is shown in their form, not as a toast.</summary>
    public override ToastView? Notice =>
        Request.Query.ContainsKey(PageNames.SavedQuery) ? ToastView.Saved : HasBadSettings ? null : Problem;

    /// <summary>The values of a <see cref="WhoMay"/> with their labels.</summary>
    public static (string Value, string Label)[] WhoMayChoices =>
        [(WhoMay.Hosts.Name(), Words.WhoMayHosts), (WhoMay.Everyone.Name(), Words.WhoMayEveryone)];

    public FormField Name => Form.Field("name", Session.Name);
    public FormField ShownDeck => Form.Field("deck", DeckFields.Of(Session.Deck).Shown);
    /// <summary>The settings of who may do something, with their questions.</summary>
    public (FormField Field, string Question)[] Permissions =>
    [
        (Form.Field("whoReveals", Session.Settings.WhoReveals.Name()), Words.SettingsWhoReveals),
        (Form.Field("whoManagesStories", Session.Settings.WhoManagesStories.Name()), Words.SettingsWhoManagesStories),
    ];

    /// <summary>The settings that are on or off, with their labels.</summary>
    public (FormField Field, string Label)[] Switches =>
    [
        (Switch("autoReveal", Session.Settings.AutoReveal is true), Words.SettingsAutoReveal),
        (Switch("votesMayChange", Session.Settings.VotesMayChange), Words.SettingsVotesMayChange),
        (Switch("anonymous", Session.Settings.IsAnonymous), Words.SettingsAnonymous),
        (Switch("locked", Session.Settings.IsLocked), Words.SettingsLocked),
    ];

    public FormField TimerSeconds =>
        Form.Field("timerSeconds", Session.Settings.TimerLength.TotalSeconds.ToString(CultureInfo.InvariantCulture));

    public FormField Tracker => Form.Field("tracker", Session.Settings.Tracker?.Value ?? "");

    public static string TrackerExample => $"https://example.atlassian.net/browse/{TrackerAddress.Placeholder}";

    /// <summary>Whether the field was refused; the sentence about it is at the head of the form.</summary>
    public bool IsRefused(string field) => HasBadSettings && RefusedField == field;

    /// <summary>The ids of what describes a field: its hint, and the sentence about its refusal.</summary>
    public string? Description(string field, string? hint = null) => IsRefused(field) ? $"settings-problem {hint}".TrimEnd() : hint;

    public bool HasBadSettings => isSaving && Problem is not null && Me is { IsHost: true };

    public Task<IActionResult> OnPostSaveAsync(string? deck, string? cards, string? passcode, bool noPasscode)
    {
        (To, isSaving) = (SessionPages.Settings, true);
        var chosen = Form.Sent("deck") is null ? null : DeckFields.Chosen(deck, cards);
        var settings = new SettingsChange(
            Changed("whoReveals"), Changed("whoManagesStories"), IsOn("autoReveal"), IsOn("votesMayChange"),
            NumberIn(Changed("timerSeconds")), IsOn("locked"), noPasscode ? "" : passcode, IsOn("anonymous"), Changed("tracker"));
        var command = new UpdateSession(Form.Sent("name"), chosen, settings)
        {
            Was = new(
                Form.Shown("name"), DeckFields.Parse(Form.Shown("deck")), NumberIn(Form.Shown("timerSeconds")), Form.Shown("tracker")),
        };
        return RunAsync(command, _ => ToastView.Saved, $"?{PageNames.SavedQuery}");
    }

    FormField Switch(string setting, bool isOn) => Form.Field(setting, isOn ? On : Off);

    bool? IsOn(string setting) => Changed(setting) is { } value ? value == On : null;

    /// <summary>What is no number is no valid setting either: it becomes 0.</summary>
    static int? NumberIn(string? text) =>
        text is null ? null : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>A setting that its user changed; null for one that was left as shown.</summary>
    string? Changed(string setting) => Form.Sent(setting) is { } sent && sent != Form.Shown(setting) ? sent : null;

    public async Task<IActionResult> OnPostDeleteAsync(bool sure)
    {
        if (!sure) return Refuse(Reason.BadRequest);
        var answer = await RunAsync(new DeleteSession());
        return Problem is null ? Home() : answer;
    }

    /// <summary>The home page, which says that the session is deleted.</summary>
    StatusCodeResult Home()
    {
        Response.Headers.Location = Request.At($"/?deleted={Session.Code}");
        return StatusCode(StatusCodes.Status303SeeOther);
    }
}
