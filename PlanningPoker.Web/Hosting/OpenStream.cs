namespace PlanningPoker.Web.Hosting;

/// <summary>Metadata of an endpoint whose response stays open.</summary>
sealed record OpenStream;
