namespace PlanningPoker.Web.Identity;

/// <summary>The pass in the link to another device of one's own, as the link carries it.</summary>
readonly record struct PassKey(string Value)
{
    public PassHash Hash => new(Secret.HashOf(Value));

    public static PassKey New() => new(Secret.New());

    public static PassKey? Parse(string? text) => Secret.IsOne(text) ? new(text!) : null;

    public override string ToString() => "(pass)";
}
