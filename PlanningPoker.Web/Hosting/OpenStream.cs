namespace PlanningPoker.Web.Hosting;

/// <summary>Marks an endpoint whose answer stays open.</summary>
sealed record OpenStream;
