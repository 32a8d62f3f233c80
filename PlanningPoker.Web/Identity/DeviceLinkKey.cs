namespace PlanningPoker.Web.Identity;

/// <summary>The secret in a device link, which makes another device the same player.</summary>
readonly record struct DeviceLinkKey(string Value)
{
    public DeviceLinkHash Hash => new(Secret.HashOf(Value));

    public static DeviceLinkKey New() => new(Secret.New());

    public static DeviceLinkKey? Parse(string? text) => Secret.IsWellFormed(text) ? new(text!) : null;

    public override string ToString() => "(pass)";
}
