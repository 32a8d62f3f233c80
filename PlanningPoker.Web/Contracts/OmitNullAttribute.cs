namespace PlanningPoker.Web.Contracts;

/// <summary>Omits the member from the JSON when it is null.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OmitNullAttribute : Attribute;
