using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Players;

public class JoinTests
{
    [Fact]
    public void Joining_takes_the_next_seat_and_is_published()
    {
        var session = TestSession.Of("Ann").Publishes("Bob", new Join("  Bob "), new PlayerJoined(TestSession.Id("Bob")));

        var bob = session["Bob"];
        Assert.Equal(("Bob", 2, Role.Voter, false, true), (bob.Name, bob.Seat, bob.Role, bob.IsHost, bob.IsSeated));
        Assert.Equal(2, session.View.TotalPlayers);
    }

    [Fact]
    public void An_observer_cannot_vote_and_is_not_counted()
    {
        var session = TestSession.Of("Ann").WithObserver("Olga");

        Assert.False(session["Olga"].MayVote);
        Assert.Equal(1, session.View.TotalPlayers);
    }

    [Fact]
    public void A_device_that_joins_again_keeps_its_seat_name_and_role() =>
        TestSession.Of("Ann", "Bob").LeavesUnchanged("Bob", new Join("Robert", Role.Observer));

    [Fact]
    public void A_device_that_left_gets_its_old_seat_back_with_the_new_name_and_role()
    {
        var session = TestSession.Of("Ann", "Bob", "Cleo").After("Bob", new Leave());
        session = session.Publishes("Bob", new Join("Robert", Role.Observer), new PlayerJoined(TestSession.Id("Bob")));

        Assert.Equal(("Robert", 2, Role.Observer), (session["Bob"].Name, session["Bob"].Seat, session["Bob"].Role));
        Assert.Equal(3, session.State.Players.Count);
    }

    [Fact]
    public void A_removed_player_may_join_again()
    {
        var session = TestSession.Of("Ann", "Bob").After("Ann", new RemovePlayer(TestSession.Id("Bob"))).After("Bob", new Join("Bob"));

        Assert.True(session["Bob"].IsSeated);
        Assert.Equal(2, session["Bob"].Seat);
    }

    [Fact]
    public void A_seat_number_is_never_given_to_another_player()
    {
        var session = TestSession.Of("Ann", "Bob").After("Bob", new Leave()).After("Cleo", new Join("Cleo"));

        Assert.Equal(3, session["Cleo"].Seat);
    }

    [Fact]
    public void A_host_who_left_returns_as_an_ordinary_player()
    {
        var session = TestSession.Of("Ann", "Bob").After("Ann", new Leave()).After("Ann", new Join("Ann"));

        Assert.False(session["Ann"].IsHost);
        Assert.True(session["Bob"].IsHost);
    }

    [Fact]
    public void The_first_player_to_join_an_empty_session_becomes_its_host()
    {
        var session = TestSession.Of("Ann").After("Ann", new Leave()).After("Bob", new Join("Bob"));

        Assert.True(session["Bob"].IsHost);
    }

    [Fact]
    public void When_too_many_players_have_left_the_earliest_are_forgotten()
    {
        var session = TestSession.Of("Ann");
        for (var i = 1; i < PokerSession.MaxStoredPlayers; i++)
            session = session.After($"Player {i}", new Join("Player")).After($"Player {i}", new Leave());

        var more = session.After("One more", new Join("Player"));

        Assert.Equal(PokerSession.MaxStoredPlayers, more.State.Players.Count);
        Assert.Null(more.State.Player(TestSession.Id("Player 1")));
        Assert.Equal(PokerSession.MaxStoredPlayers + 1, more["One more"].Seat);
        Assert.True(more["Ann"].IsSeated);
    }

    [Fact]
    public void The_501st_player_is_refused_until_someone_leaves()
    {
        var full = TestSession.Of("Ann", [.. Enumerable.Range(2, 499).Select(i => $"Player {i}")]);

        full.Refuses("Late", new Join("Late"), Reason.SessionFull);
        full.Refuses("Late", new Join("ann"), Reason.NameTaken);
        full.LeavesUnchanged("Player 7", new Join("Player 7"));
        full.After("Player 7", new Leave()).After("Late", new Join("Late")).Refuses("Player 7", new Join("Player 7"), Reason.SessionFull);
    }

    [Fact]
    public void Joining_without_a_device_is_refused()
    {
        var session = TestSession.Of("Ann");

        session.Refuses(new PlayerActor(default, session.Now), new Join("Nobody"), Reason.NotJoined);
    }

    [Fact]
    public void A_player_who_returns_still_has_the_revealed_card()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed().After("Bob", new Leave()).After("Bob", new Join("Bob"));

        Assert.Equal("5", session.View.Players.Single(player => player.Name == "Bob").Face);
    }
}
