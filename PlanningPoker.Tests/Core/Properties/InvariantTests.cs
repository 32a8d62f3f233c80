using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Properties;

public class InvariantTests
{
    [Fact]
    public void The_invariants_hold_after_every_command() => RandomGame.Check(300, steps =>
    {
        foreach (var played in RandomGame.Play(steps).Where(played => played.IsChange)) SessionInvariants.AssertHold(played.After);
    });

    [Fact]
    public void Versions_and_rounds_increase_by_one_at_most() => RandomGame.Check(300, steps =>
    {
        foreach (var played in RandomGame.Play(steps))
        {
            var (before, after) = (played.Before.State, played.After);
            Assert.Equal(before.Version + (played.Outcome.Event is null ? 0 : 1), after.Version);
            Assert.Equal(before.Stamp + (played.IsChange ? 1 : 0), after.Stamp);
            Assert.InRange(after.Round.Number - before.Round.Number, 0, 1);
            if (played.Outcome.Event is not null) Assert.True(played.IsChange);
            if (played.Outcome.Refusal is not null) Assert.False(played.IsChange);
        }
    });

    [Fact]
    public void The_version_changes_exactly_when_the_public_view_changes() => RandomGame.Check(200, steps =>
    {
        foreach (var played in RandomGame.Play(steps).Where(played => played.IsChange))
        {
            var moved = PublicAt(played.Before.State) != PublicAt(played.After);
            Assert.True(moved == played.Outcome.Event is not null, played.ToString());
        }
    });

    [Fact]
    public void Only_the_private_view_of_the_affected_player_changes() => RandomGame.Check(300, steps =>
    {
        foreach (var played in RandomGame.Play(steps).Where(played => played.IsChange))
        {
            var (before, after) = (played.Before.State, played.After);
            if (played.Outcome.ToFeedItem(before, played.Before.ActorFor(played.Player, played.Command))!.Affected is not { } one) continue;
            Assert.All(after.Seated.Where(player => player.Id != one), player =>
                Assert.Equal(MyView.Of(before, before.Player(player.Id)!), MyView.Of(after, player)));
        }
    });

    [Fact]
    public void A_command_is_a_pure_function() => RandomGame.Check(60, steps =>
    {
        foreach (var played in RandomGame.Play(steps))
        {
            var before = JsonText.Of(played.Before.State);
            var again = played.Before.Try(played.Player, played.Command);

            Assert.Equal(JsonText.Of(played.Outcome), JsonText.Of(again));
            Assert.Equal(JsonText.Of((object?)played.Outcome.Event), JsonText.Of((object?)again.Event));
            Assert.Equal(before, JsonText.Of(played.Before.State));
        }
    });

    [Fact]
    public void Three_in_ten_random_commands_change_the_session_and_every_command_does()
    {
        var (done, tried, changing) = (0, 0, new HashSet<Type>());
        // So many that the rarest of them is not missing by chance.
        RandomGame.Check(900, steps =>
        {
            foreach (var played in RandomGame.Play(steps))
            {
                tried++;
                if (!played.IsChange) continue;
                done++;
                changing.Add(played.Command.GetType());
            }
        });

        Assert.True(done > tried * 3 / 10, $"{done} of {tried}");
        var commands = typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract);
        Assert.Equal(NamesOf(commands.Except(RandomCommands.NotPlayed)), NamesOf(changing));
    }

    static IEnumerable<string> NamesOf(IEnumerable<Type> types) => types.Select(type => type.Name).Order();

    static string PublicAt(PokerSession session) => JsonText.Of(PublicView.Of(session with { Version = 0 }));
}
