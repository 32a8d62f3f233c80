namespace PlanningPoker.Web.Api;

/// <summary>Reads switches from the query. A parameter that is missing and one that is empty are off.</summary>
static class QueryFlag
{
    /// <summary>False when the parameter is neither true nor false.</summary>
    public static bool TryRead(string? text, out bool isOn) => bool.TryParse(text, out isOn) || string.IsNullOrEmpty(text);
}
