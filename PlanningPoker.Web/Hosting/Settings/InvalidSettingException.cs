namespace PlanningPoker.Web.Hosting.Settings;

/// <summary>A setting that the server does not know, or whose value it cannot use. The message is one sentence for the operator.</summary>
sealed class InvalidSettingException(string message) : Exception(message);
