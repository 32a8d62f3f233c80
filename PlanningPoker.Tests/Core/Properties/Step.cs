using FsCheck;
using FsCheck.Fluent;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>
/// One thing that someone tries, told in numbers which <see cref="Play"/> reads against the table as it then is: so most of them are
/// legal, and a play with steps taken out is still a play.
/// </summary>
readonly record struct Step(int Move, int Who, int Which, int How)
{
    static readonly Gen<Step> Any =
        from move in Gen.Choose(0, Moves.Count - 1)
        from who in Gen.Choose(0, 19)
        from which in Gen.Choose(0, 19)
        from how in Gen.Choose(0, 19)
        select new Step(move, who, which, how);

    /// <summary>Up to a hundred steps; of one that fails, ever smaller parts are tried.</summary>
    public static Arbitrary<Step[]> Plays { get; } = Arb.From(Any.ArrayOf(), Fewer);

    static IEnumerable<Step[]> Fewer(Step[] steps)
    {
        for (var length = steps.Length / 2; length > 0; length /= 2)
            for (var start = 0; start + length <= steps.Length; start += length)
                yield return [.. steps[..start], .. steps[(start + length)..]];
    }
}
