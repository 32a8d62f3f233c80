using FsCheck;
using FsCheck.Fluent;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>
/// A step of a random game in numbers, which <see cref="RandomGame"/> turns into a command on the current session: so most commands are
/// allowed, and a game without some of its steps is still a game.
/// </summary>
readonly record struct GameStep(int Kind, int Who, int Which, int How)
{
    static readonly Gen<GameStep> Any =
        from kind in Gen.Choose(0, RandomCommands.Count - 1)
        from who in Gen.Choose(0, 19)
        from which in Gen.Choose(0, 19)
        from how in Gen.Choose(0, 19)
        select new GameStep(kind, who, which, how);

    /// <summary>Games of up to a hundred steps; one that fails is shrunk to smaller parts.</summary>
    public static Arbitrary<GameStep[]> Games { get; } = Arb.From(Any.ArrayOf(), Shrink);

    static IEnumerable<GameStep[]> Shrink(GameStep[] steps)
    {
        for (var length = steps.Length / 2; length > 0; length /= 2)
            for (var start = 0; start + length <= steps.Length; start += length)
                yield return [.. steps[..start], .. steps[(start + length)..]];
    }
}
