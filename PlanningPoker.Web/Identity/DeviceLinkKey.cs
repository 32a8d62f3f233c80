namespace PlanningPoker.Web.Identity;

/// <summary>The pass in the link to another device of one's own, as the link carries it.</summary>
readonly record struct DeviceLinkKey(string Value)
{
    public DeviceLinkHash Hash => new(Secret.HashOf(Value));

    public static DeviceLinkKey New() => new(Secret.New());

    public static DeviceLinkKey? Parse(string? text) => Secret.IsOne(text) ? new(text!) : null;

    public override string ToString() => "(pass)";
}
