namespace PlanningPoker.Core.Model;

/// <summary>A request to change settings, not validated yet. What is null stays as it is.</summary>
/// <param name="WhoReveals"><c>hosts</c> or <c>everyone</c>.</param>
public sealed record SettingsChange(string? WhoReveals = null)
{
    /// <summary>The settings after the change; null when a value is not valid.</summary>
    internal Settings? ApplyTo(Settings settings) => Read(WhoReveals, settings.WhoReveals) is { } whoReveals
        ? settings with { WhoReveals = whoReveals }
        : null;

    static WhoMay? Read(string? text, WhoMay current) => text switch
    {
        null => current,
        "hosts" => WhoMay.Hosts,
        "everyone" => WhoMay.Everyone,
        _ => null,
    };
}
