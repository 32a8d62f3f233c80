namespace PlanningPoker.Core.Model;

/// <summary>A request to change settings, not validated yet. What is null stays as it is.</summary>
/// <param name="WhoReveals">The name of a <see cref="WhoMay"/>.</param>
/// <param name="WhoManagesStories">The name of a <see cref="WhoMay"/>.</param>
/// <param name="AutoReveal">Whether a countdown reveals the cards.</param>
/// <param name="VotesMayChange">Whether a vote may be changed until the reveal.</param>
/// <param name="TimerSeconds">The length of a timer that is started without one.</param>
/// <param name="Locked">Whether newcomers are kept out.</param>
/// <param name="Passcode">What newcomers have to know; empty to ask for nothing.</param>
/// <param name="Anonymous">Whether results do not say who chose which card.</param>
/// <param name="Tracker">The address of the team's tracker, as <see cref="TrackerAddress"/> reads it; empty for none.</param>
public sealed record SettingsChange(
    string? WhoReveals = null, string? WhoManagesStories = null, bool? AutoReveal = null, bool? VotesMayChange = null,
    int? TimerSeconds = null, bool? Locked = null, string? Passcode = null, bool? Anonymous = null, string? Tracker = null)
{
    /// <summary>The first setting that is not valid; null when all are.</summary>
    internal FieldFault? FindFault() => this switch
    {
        { WhoReveals: { } who } when WhoMayNames.Parse(who) is null => new("whoReveals"),
        { WhoManagesStories: { } who } when WhoMayNames.Parse(who) is null => new("whoManagesStories"),
        { TimerSeconds: { } seconds } when !RoundTimer.IsValidLength(TimeSpan.FromSeconds(seconds)) => new("timerSeconds"),
        { Passcode: { Length: > 0 } passcode } when !PasscodeHash.IsValid(passcode) => FieldFault.OfLine("passcode", passcode),
        { Tracker: { } tracker } when !TryParse(tracker, out _) => FieldFault.OfLine("tracker", tracker),
        _ => null,
    };

    /// <summary>The settings after the change; null when a value is not valid.</summary>
    internal Settings? ApplyTo(Settings settings)
    {
        if (Parse(WhoReveals, settings.WhoReveals) is not { } whoReveals) return null;
        if (Parse(WhoManagesStories, settings.WhoManagesStories) is not { } whoManagesStories) return null;
        var timerLength = TimerSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : settings.TimerLength;
        if (!RoundTimer.IsValidLength(timerLength)) return null;
        if (!TryParse(Tracker ?? settings.Tracker?.Value, out var tracker)) return null;
        return settings with
        {
            WhoReveals = whoReveals,
            WhoManagesStories = whoManagesStories,
            AutoReveal = AutoReveal ?? settings.AutoReveal,
            VotesMayChange = VotesMayChange ?? settings.VotesMayChange,
            IsAnonymous = Anonymous ?? settings.IsAnonymous,
            TimerLength = timerLength,
            IsLocked = Locked ?? settings.IsLocked,
            Tracker = tracker,
        };
    }

    /// <summary>The passcode after the change.</summary>
    /// <param name="session">The session before it.</param>
    /// <param name="passcode">Null for none.</param>
    /// <returns>False when it is not valid.</returns>
    internal bool TryApplyTo(PokerSession session, out PasscodeHash? passcode)
    {
        passcode = Passcode switch
        {
            null => session.Passcode,
            "" => null,
            _ => PasscodeHash.Of(session.Code, Passcode),
        };
        return passcode is not null || string.IsNullOrEmpty(Passcode);
    }

    /// <param name="text">Null or empty for none.</param>
    /// <param name="tracker">The address; null for none.</param>
    /// <returns>False when it is not valid.</returns>
    static bool TryParse(string? text, out TrackerAddress? tracker)
    {
        tracker = TrackerAddress.Parse(text);
        return tracker is not null || string.IsNullOrWhiteSpace(text);
    }

    static WhoMay? Parse(string? name, WhoMay current) => name is null ? current : WhoMayNames.Parse(name);
}
