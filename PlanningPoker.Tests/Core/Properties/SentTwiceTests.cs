using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>A command names what it acts on (docs/game.md).</summary>
public class SentTwiceTests
{
    /// <summary>So sending it twice is sending it once.</summary>
    [Fact]
    public void A_command_names_what_it_acts_on() => Play.Check(300, steps =>
    {
        foreach (var played in Play.Through(steps).Where(played => NamesIt(played.Command)))
            Assert.Same(played.After, played.Before.With(played.After).Try(played.Who, played.Command).Session);
    });

    [Fact]
    public void A_command_for_a_round_that_is_over_may_come_at_any_later_time() => Play.Check(100, steps =>
    {
        var sent = new List<Played>();
        foreach (var played in Play.Through(steps))
        {
            var (table, round) = (played.Before, played.Before.Round.Number);
            foreach (var late in sent.Where(each => ((IRoundCommand)each.Command).Round < round))
                Assert.Same(table.Session, table.Try(late.Who, late.Command).Session);
            if (played.Command is IRoundCommand { Round: not null }) sent.Add(played);
        }
    });

    [Fact]
    public void A_vote_that_counted_may_come_again_at_any_later_time() => Play.Check(200, steps =>
    {
        var counted = new List<Played>();
        foreach (var played in Play.Through(steps))
        {
            foreach (var late in counted)
                Assert.Same(played.Before.Session, played.Before.Try(late.Who, late.Command).Session);
            if (played is { IsChange: true, Command: Vote { Round: not null, Rev: not null } or Retract { Round: not null, Rev: not null } })
                counted.Add(played);
        }
    });

    /// <summary>A new story without an id is a new one each time, and so is a reset of whatever is on.</summary>
    static bool NamesIt(Command command) => command is not (CreateStory { Id: null } or Reset { Round: null });
}
