namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The form with which several stories are parked or deleted.</summary>
/// <param name="Code">The session.</param>
/// <param name="IsOpen">Whether the page opens with the checkboxes; script opens them in place.</param>
public sealed record Selection(SessionCode Code, bool IsOpen);
