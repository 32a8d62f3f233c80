using FsCheck;
using FsCheck.Fluent;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>
/// A step of a random game as random numbers. <see cref="RandomGame"/> turns them into a command that fits the current session, so most
/// commands are allowed, and a game from which some steps were removed can still be played.
/// </summary>
readonly record struct GameStep(int Command, int Player, int Target, int Variant)
{
    static readonly Gen<GameStep> Any =
        from command in Gen.Choose(0, RandomCommands.Count - 1)
        from player in Gen.Choose(0, 19)
        from target in Gen.Choose(0, 19)
        from variant in Gen.Choose(0, 19)
        select new GameStep(command, player, target, variant);

    /// <summary>Games of up to a hundred steps. To shrink a game that fails, parts of its steps are removed.</summary>
    public static Arbitrary<GameStep[]> Games { get; } = Arb.From(Any.ArrayOf(), Shrink);

    static IEnumerable<GameStep[]> Shrink(GameStep[] steps)
    {
        for (var length = steps.Length / 2; length > 0; length /= 2)
            for (var start = 0; start + length <= steps.Length; start += length)
                yield return [.. steps[..start], .. steps[(start + length)..]];
    }
}
