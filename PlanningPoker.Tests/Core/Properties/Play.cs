using FsCheck;
using FsCheck.Fluent;
using PlanningPoker.Core.Commands;
using Outcome = PlanningPoker.Core.Outcome;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>Plays steps, one a second, and shows what came of each.</summary>
static class Play
{
    public static readonly string[] People = ["Ann", "Bob", "Cleo", "Dan", "Eve"];

    /// <summary>Tries many plays; the smallest found to fail is shown, and how to see it again.</summary>
    public static void Check(int plays, Action<Step[]> holds) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(plays).WithEndSize(100), Prop.ForAll(Step.Plays, holds));

    public static IEnumerable<Played> Through(Step[] steps)
    {
        var table = TestSession.Of("Ann", "Bob", "Cleo");
        foreach (var step in steps)
        {
            var played = Next(table, step);
            yield return played;
            table = table.With(played.Outcome.Session);
        }
    }

    public static Played Next(TestSession table, Step step)
    {
        var session = table.Session;
        var who = Actor(session, step);
        var command = Moves.Of(session, session.Player(TestSession.Id(who)), step);
        return new(table, who, command, table.Try(who, command));
    }

    /// <summary>Mostly someone who may, now and then anyone.</summary>
    static string Actor(PokerSession session, Step step)
    {
        var may = session.Seated.Where(player => Moves.WhoMay(step) switch
        {
            AllowedActors.Hosts => player.IsHost,
            AllowedActors.Voters => player.MayVote,
            AllowedActors.Players => true,
            _ => false,
        }).Select(player => player.Id).ToHashSet();
        string[] allowed = [.. People.Where(name => may.Contains(TestSession.Id(name)))];
        var from = allowed.Length == 0 || step.Who == 19 ? People : allowed;
        return from[step.Who % from.Length];
    }
}

/// <summary>One step as it was played.</summary>
sealed record Played(TestSession Before, string Who, Command Command, Outcome Outcome)
{
    public PokerSession After => Outcome.Session;
    public bool IsChange => !ReferenceEquals(Before.Session, After);

    public override string ToString() => $"{Who}: {Command} → {Outcome.Refusal?.Reason.ToString() ?? Outcome.Event?.Name ?? "quiet"}";
}
