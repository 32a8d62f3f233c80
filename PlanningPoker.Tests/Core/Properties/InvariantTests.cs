namespace PlanningPoker.Tests.Core.Properties;

public class InvariantTests
{
    [Fact]
    public void Whatever_is_tried_the_session_stays_sound() => Play.Check(300, steps =>
    {
        foreach (var played in Play.Through(steps).Where(played => played.IsChange)) SessionInvariants.AssertHold(played.After);
    });

    [Fact]
    public void Positions_and_rounds_only_go_forward_one_at_a_time() => Play.Check(300, steps =>
    {
        foreach (var played in Play.Through(steps))
        {
            var (before, after) = (played.Before.Session, played.After);
            Assert.Equal(before.Version + (played.Outcome.Event is null ? 0 : 1), after.Version);
            Assert.Equal(before.Stamp + (played.IsChange ? 1 : 0), after.Stamp);
            Assert.InRange(after.Round.Number - before.Round.Number, 0, 1);
            if (played.Outcome.Event is not null) Assert.True(played.IsChange);
            if (played.Outcome.Refusal is not null) Assert.False(played.IsChange);
        }
    });

    [Fact]
    public void The_version_moves_exactly_when_the_public_view_does() => Play.Check(200, steps =>
    {
        foreach (var played in Play.Through(steps).Where(played => played.IsChange))
        {
            var moved = PublicAt(played.Before.Session) != PublicAt(played.After);
            Assert.True(moved == played.Outcome.Event is not null, played.ToString());
        }
    });

    [Fact]
    public void Only_the_affected_player_has_another_private_view() => Play.Check(300, steps =>
    {
        foreach (var played in Play.Through(steps).Where(played => played.IsChange))
        {
            var (before, after) = (played.Before.Session, played.After);
            if (played.Outcome.ToFeedItem(before, TestSession.Id(played.Who)).Affected is not { } one) continue;
            Assert.All(after.Seated.Where(player => player.Id != one), player => Assert.Equal(MyView.Of(before, before.Player(player.Id)!), MyView.Of(after, player)));
        }
    });

    [Fact]
    public void A_verb_is_a_pure_function() => Play.Check(60, steps =>
    {
        foreach (var played in Play.Through(steps))
        {
            var before = Written.Out(played.Before.Session);
            var again = played.Before.Try(played.Who, played.Command);

            Assert.Equal(Written.Out(played.Outcome), Written.Out(again));
            Assert.Equal(Written.Out((object?)played.Outcome.Event), Written.Out((object?)again.Event));
            Assert.Equal(before, Written.Out(played.Before.Session));
        }
    });

    [Fact]
    public void More_than_a_third_of_what_is_tried_here_is_done_and_every_verb_is_among_it()
    {
        var (done, tried, verbs) = (0, 0, new HashSet<Type>());
        Play.Check(300, steps =>
        {
            foreach (var played in Play.Through(steps))
            {
                tried++;
                if (!played.IsChange) continue;
                done++;
                verbs.Add(played.Command.GetType());
            }
        });

        Assert.True(done > tried / 3, $"{done} of {tried}");
        Assert.Equal(19, verbs.Count);
    }

    static string PublicAt(PokerSession session) => Written.Out(new PublicView(session with { Version = 0 }));
}
