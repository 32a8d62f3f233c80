using FsCheck;
using FsCheck.Fluent;
using PlanningPoker.Core.Commands;
using Outcome = PlanningPoker.Core.Outcome;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>Plays random steps, one a second, and returns the result of each.</summary>
static class RandomGame
{
    public static readonly string[] Players = ["Ann", "Bob", "Cleo", "Dan", "Eve"];

    /// <summary>The session in which every game begins. It has the countdown on, because games that turn it on are rare.</summary>
    public static TestSession Start { get; } =
        TestSession.Of("Ann", "Bob", "Cleo").After("Ann", new UpdateSession(Settings: new(AutoReveal: true)));

    /// <summary>Checks a property of many random games; a failure is shrunk and shown with its seed.</summary>
    public static void Check(int games, Action<GameStep[]> property) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(games).WithEndSize(100), Prop.ForAll(GameStep.Games, property));

    public static IEnumerable<PlayedStep> Play(GameStep[] steps)
    {
        var session = Start;
        foreach (var step in steps)
        {
            var played = Next(session, step);
            yield return played;
            session = session.With(played.Outcome.Session);
        }
    }

    public static PlayedStep Next(TestSession session, GameStep step)
    {
        var state = session.State;
        var player = Actor(state, step);
        var command = RandomCommands.Of(state, state.Player(TestSession.Id(player)), step);
        return new(session, player, command, session.Try(player, command));
    }

    /// <summary>Usually a player who may run the command, sometimes anyone.</summary>
    static string Actor(PokerSession session, GameStep step)
    {
        var may = session.Seated.Where(player => RandomCommands.AllowedFor(step) switch
        {
            AllowedActors.Hosts => player.IsHost,
            AllowedActors.Revealers => session.MayReveal(player),
            AllowedActors.StoryManagers => session.MayManageStories(player),
            AllowedActors.Voters => player.MayVote,
            AllowedActors.Players => true,
            _ => false,
        }).Select(player => player.Id).ToHashSet();
        string[] allowed = [.. Players.Where(name => may.Contains(TestSession.Id(name)))];
        var from = allowed.Length == 0 || step.Player == 19 ? Players : allowed;
        return from[step.Player % from.Length];
    }
}

/// <summary>A step with the command that it ran and the outcome.</summary>
sealed record PlayedStep(TestSession Before, string Player, Command Command, Outcome Outcome)
{
    public PokerSession After => Outcome.Session;
    public bool IsChange => !ReferenceEquals(Before.State, After);

    public override string ToString() => $"{Player}: {Command} → {Outcome.Refusal?.Reason.ToString() ?? Outcome.Event?.Name ?? "no event"}";
}
