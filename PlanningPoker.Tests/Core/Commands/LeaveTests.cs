using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class LeaveTests
{
    [Fact]
    public void Leaving_frees_the_seat_and_everyone_hears_it()
    {
        var table = TestSession.Of("Ann", "Bob").Tells("Bob", new Leave(), new PlayerLeft(TestSession.Id("Bob"), TestSession.Id("Bob"), null));

        Assert.Equal(Seating.Left, table["Bob"].Seating);
        Assert.Equal(["Ann"], table.View.Players.Select(player => player.Name));
        Assert.Equal(1, table.View.TotalPlayers);
    }

    [Fact]
    public void Leaving_twice_finds_no_seat_to_leave() =>
        TestSession.Of("Ann", "Bob").After("Bob", new Leave()).Refuses("Bob", new Leave(), Reason.NotJoined);

    [Fact]
    public void Leaving_withdraws_the_hidden_vote()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).After("Bob", new Leave());

        Assert.Equal(0, table.View.VoteCount);
        table.Refuses("Ann", new Reveal(), Reason.NothingToReveal);
        Assert.Null(table.After("Bob", new Join("Bob")).Round.FaceOf(TestSession.Id("Bob")));
    }

    [Fact]
    public void Leaving_keeps_a_vote_that_was_turned_with_its_name()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed().After("Bob", new Leave());

        Assert.Equal(new RevealedVote(TestSession.Id("Bob"), "Bob", "5"), Assert.Single(table.View.Results!.Votes));
        Assert.Equal(0, table.View.VoteCount);
    }

    [Fact]
    public void When_the_last_host_leaves_the_longest_seated_player_is_host_in_the_same_change()
    {
        var table = TestSession.Of("Ann", "Bob", "Cleo");
        table = table.Tells("Ann", new Leave(), new PlayerLeft(TestSession.Id("Ann"), TestSession.Id("Ann"), TestSession.Id("Bob")));

        Assert.True(table["Bob"].IsHost);
        Assert.False(table["Ann"].IsHost);
        Assert.False(table["Cleo"].IsHost);
    }

    [Fact]
    public void Longest_seated_is_since_the_last_return_not_by_seat()
    {
        var table = TestSession.Of("Ann", "Bob", "Cleo").After("Bob", new Leave()).After("Bob", new Join("Bob")).After("Ann", new Leave());

        Assert.True(table["Cleo"].IsHost);
        Assert.False(table["Bob"].IsHost);
    }

    [Fact]
    public void Of_two_seated_at_the_same_moment_the_lower_seat_is_host()
    {
        var table = TestSession.Of("Ann", "Bob", "Cleo");
        var sameMoment = table.Session with { Players = [.. table.Session.Players.Select(player => player with { SeatedAt = table.Now })] };

        Assert.True(table.With(sameMoment).After("Ann", new Leave())["Bob"].IsHost);
    }

    [Fact]
    public void An_observer_too_inherits_the_session()
    {
        var table = TestSession.Of("Ann").WithObserver("Olga").After("Ann", new Leave());

        Assert.True(table["Olga"].IsHost);
    }

    [Fact]
    public void While_another_host_stays_nobody_becomes_host()
    {
        var table = TestSession.Of("Ann", "Bob", "Cleo").After("Ann", new PromotePlayer(TestSession.Id("Cleo")));

        table.Tells("Ann", new Leave(), new PlayerLeft(TestSession.Id("Ann"), TestSession.Id("Ann"), null));
    }

    [Fact]
    public void The_last_player_may_leave_the_session_empty()
    {
        var table = TestSession.Of("Ann").WithStories("a").After("Ann", new Leave());

        Assert.Empty(table.View.Players);
        Assert.Single(table.Session.Stories);
    }
}
