using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>Sending a command twice, or late, does no harm, because it names what it acts on.</summary>
public class IdempotencyTests
{
    [Fact]
    public void A_command_names_what_it_acts_on() => RandomGame.Check(300, steps =>
    {
        foreach (var played in RandomGame.Play(steps).Where(played => NamesTarget(played.Command)))
            Assert.Same(played.After, Repeated(played).Session);
    });

    [Fact]
    public void A_late_command_for_a_finished_round_changes_nothing() => RandomGame.Check(100, steps =>
    {
        var sent = new List<PlayedStep>();
        foreach (var played in RandomGame.Play(steps))
        {
            var (session, round) = (played.Before, played.Before.Round.Number);
            foreach (var late in sent.Where(each => ((IRoundCommand)each.Command).Round < round))
                Assert.Same(session.State, session.Try(late.Player, late.Command).Session);
            if (played.Command is IRoundCommand { Round: not null }) sent.Add(played);
        }
    });

    [Fact]
    public void A_counted_vote_that_arrives_again_later_changes_nothing() => RandomGame.Check(200, steps =>
    {
        var counted = new List<PlayedStep>();
        foreach (var played in RandomGame.Play(steps))
        {
            foreach (var late in counted)
                Assert.Same(played.Before.State, played.Before.Try(late.Player, late.Command).Session);
            if (played is
                {
                    IsChange: true,
                    Command: Vote { Round: not null, Rev: not null } or Retract { Round: not null, Rev: not null }
                })
                counted.Add(played);
        }
    });

    /// <summary>A player repeats it a second later; the system at the same time, since more may be due a second later.</summary>
    static Outcome Repeated(PlayedStep played) => played.Command is SystemCommand
        ? played.Command.Run(played.After, played.Before.ActorFor(played.Player, played.Command))
        : played.Before.With(played.After).Try(played.Player, played.Command);

    /// <summary>
    /// False for a new story without an id, a reset without a round, and more time without an end, which act anew each time.
    /// </summary>
    static bool NamesTarget(Command command) =>
        command is not (CreateStory { Id: null } or Reset { Round: null } or AddTime { EndsAt: null });
}
