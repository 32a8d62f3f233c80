namespace PlanningPoker.Web.Contracts;

/// <summary>A member that does not exist on the wire while it is null.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OmitNullAttribute : Attribute;
