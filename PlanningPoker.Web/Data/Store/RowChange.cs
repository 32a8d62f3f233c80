namespace PlanningPoker.Web.Data.Store;

/// <summary>A row to write: <paramref name="Before"/> is null for one to insert, <paramref name="After"/> for one to delete.</summary>
readonly record struct RowChange(object? Before, object? After);
