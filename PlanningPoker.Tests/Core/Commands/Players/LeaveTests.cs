using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Players;

public class LeaveTests
{
    [Fact]
    public void Leaving_frees_the_seat_and_is_published()
    {
        var session = TestSession.Of("Ann", "Bob")
            .Publishes("Bob", new Leave(), new PlayerLeft(TestSession.Id("Bob"), TestSession.Id("Bob"), null));

        Assert.Equal(Seating.Left, session["Bob"].Seating);
        Assert.Equal(["Ann"], session.View.Players.Select(player => player.Name));
        Assert.Equal(1, session.View.TotalPlayers);
    }

    [Fact]
    public void Leaving_twice_is_refused() =>
        TestSession.Of("Ann", "Bob").After("Bob", new Leave()).Refuses("Bob", new Leave(), Reason.NotJoined);

    [Fact]
    public void Leaving_withdraws_the_hidden_vote_and_coming_back_returns_it()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).After("Bob", new Leave());

        Assert.Equal(0, session.View.VoteCount);
        session.Refuses("Ann", new Reveal(), Reason.NothingToReveal);
        Assert.Equal("5", session.After("Bob", new Join("Bob")).Round.FaceOf(TestSession.Id("Bob")));
    }

    [Fact]
    public void Leaving_keeps_a_revealed_vote_with_its_name()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed().After("Bob", new Leave());

        Assert.Equal(new RevealedVote(TestSession.Id("Bob"), "Bob", "5"), Assert.Single(session.View.Results!.Votes));
        Assert.Equal(0, session.View.VoteCount);
    }

    [Fact]
    public void When_the_last_host_leaves_the_longest_seated_player_is_host_in_the_same_change()
    {
        var session = TestSession.Of("Ann", "Bob", "Cleo");
        session = session.Publishes(
            "Ann", new Leave(), new PlayerLeft(TestSession.Id("Ann"), TestSession.Id("Ann"), TestSession.Id("Bob")));

        Assert.True(session["Bob"].IsHost);
        Assert.False(session["Ann"].IsHost);
        Assert.False(session["Cleo"].IsHost);
    }

    [Fact]
    public void Longest_seated_counts_from_the_last_return()
    {
        var session = TestSession.Of("Ann", "Bob", "Cleo").After("Bob", new Leave()).After("Bob", new Join("Bob"))
            .After("Ann", new Leave());

        Assert.True(session["Cleo"].IsHost);
        Assert.False(session["Bob"].IsHost);
    }

    [Fact]
    public void Of_two_players_seated_at_the_same_moment_the_lower_seat_becomes_host()
    {
        var session = TestSession.Of("Ann", "Bob", "Cleo");
        var sameMoment = session.State with
        {
            Players = [.. session.State.Players.Select(player =>
            player with { SeatedAt = session.Now })]
        };

        Assert.True(session.With(sameMoment).After("Ann", new Leave())["Bob"].IsHost);
    }

    [Fact]
    public void An_observer_can_become_host_when_the_last_host_leaves()
    {
        var session = TestSession.Of("Ann").WithObserver("Olga").After("Ann", new Leave());

        Assert.True(session["Olga"].IsHost);
    }

    [Fact]
    public void While_another_host_stays_no_player_is_promoted()
    {
        var session = TestSession.Of("Ann", "Bob", "Cleo").After("Ann", new PromotePlayer(TestSession.Id("Cleo")));

        session.Publishes("Ann", new Leave(), new PlayerLeft(TestSession.Id("Ann"), TestSession.Id("Ann"), null));
    }

    [Fact]
    public void The_last_player_may_leave_the_session_empty()
    {
        var session = TestSession.Of("Ann").WithStories("a").After("Ann", new Leave());

        Assert.Empty(session.View.Players);
        Assert.Single(session.State.Stories);
    }
}
