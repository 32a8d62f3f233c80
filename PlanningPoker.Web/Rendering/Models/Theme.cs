namespace PlanningPoker.Web.Rendering.Models;

/// <summary>Light or dark colours, or those that the system asks for.</summary>
public enum Theme
{
    System,
    Light,
    Dark,
}
