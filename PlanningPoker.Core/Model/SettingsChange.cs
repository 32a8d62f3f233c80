namespace PlanningPoker.Core.Model;

/// <summary>A request to change settings, not validated yet. What is null stays as it is.</summary>
/// <param name="WhoReveals">The name of a <see cref="WhoMay"/>.</param>
/// <param name="AutoReveal">Whether a countdown reveals the cards.</param>
/// <param name="VotesMayChange">Whether a vote may be changed until the reveal.</param>
/// <param name="TimerSeconds">The length of a timer that is started without one.</param>
public sealed record SettingsChange(
    string? WhoReveals = null, bool? AutoReveal = null, bool? VotesMayChange = null, int? TimerSeconds = null)
{
    /// <summary>The settings after the change; null when a value is not valid.</summary>
    internal Settings? ApplyTo(Settings settings)
    {
        if ((WhoReveals is null ? settings.WhoReveals : WhoMayNames.Parse(WhoReveals)) is not { } whoReveals) return null;
        var timerLength = TimerSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : settings.TimerLength;
        if (!RoundTimer.IsValidLength(timerLength)) return null;
        return settings with
        {
            WhoReveals = whoReveals,
            AutoReveal = AutoReveal ?? settings.AutoReveal,
            VotesMayChange = VotesMayChange ?? settings.VotesMayChange,
            TimerLength = timerLength,
        };
    }
}
