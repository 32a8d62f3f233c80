namespace PlanningPoker.Core.Model;

/// <summary>A request to change settings, not validated yet. What is null stays as it is.</summary>
/// <param name="WhoReveals">The name of a <see cref="WhoMay"/>.</param>
public sealed record SettingsChange(string? WhoReveals = null)
{
    /// <summary>The settings after the change; null when a value is not valid.</summary>
    internal Settings? ApplyTo(Settings settings) =>
        (WhoReveals is null ? settings.WhoReveals : WhoMayNames.Parse(WhoReveals)) is { } whoReveals
            ? settings with { WhoReveals = whoReveals }
            : null;
}
