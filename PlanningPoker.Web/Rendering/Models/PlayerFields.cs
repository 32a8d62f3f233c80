namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The fields of a player's name and role, in the form to join and in the form to change them.</summary>
/// <param name="Name">The name in the field: the stored one, or what was typed before a refusal.</param>
/// <param name="IsObserver">The chosen role.</param>
/// <param name="RoleLegend">The text above the roles.</param>
/// <param name="Problem">Why the form was refused.</param>
public sealed record PlayerFields(string? Name, bool IsObserver, string RoleLegend, string? Problem)
{
    /// <summary>What the form was shown; empty in the form to join.</summary>
    public IReadOnlyList<FormField> Shown { get; init; } = [];

    /// <summary>Whether the browser puts the focus into the name when the page opens.</summary>
    public bool HasFocus { get; init; }
}
