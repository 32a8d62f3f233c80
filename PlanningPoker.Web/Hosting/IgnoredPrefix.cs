namespace PlanningPoker.Web.Hosting;

/// <summary>A feature of the request: its <c>X-Forwarded-Prefix</c> is no path of an app.</summary>
sealed record IgnoredPrefix(string Value);
