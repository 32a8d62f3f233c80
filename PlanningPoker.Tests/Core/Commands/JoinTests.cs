using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class JoinTests
{
    [Fact]
    public void Joining_takes_the_next_seat_and_everyone_hears_it()
    {
        var table = TestSession.Of("Ann").Tells("Bob", new Join("  Bob "), new PlayerJoined(TestSession.Id("Bob")));

        var bob = table["Bob"];
        Assert.Equal(("Bob", 2, Role.Voter, false, true), (bob.Name, bob.Seat, bob.Role, bob.IsHost, bob.IsSeated));
        Assert.Equal(2, table.View.TotalPlayers);
    }

    [Fact]
    public void An_observer_holds_no_cards_and_is_not_counted()
    {
        var table = TestSession.Of("Ann").WithObserver("Olga");

        Assert.False(table["Olga"].MayVote);
        Assert.Equal(1, table.View.TotalPlayers);
    }

    [Fact]
    public void The_same_device_joining_again_keeps_its_seat_whatever_it_asks_for() =>
        TestSession.Of("Ann", "Bob").Ignores("Bob", new Join("Robert", Role.Observer));

    [Fact]
    public void A_device_that_left_gets_its_old_seat_back_with_the_new_name_and_role()
    {
        var table = TestSession.Of("Ann", "Bob", "Cleo").After("Bob", new Leave());
        table = table.Tells("Bob", new Join("Robert", Role.Observer), new PlayerJoined(TestSession.Id("Bob")));

        Assert.Equal(("Robert", 2, Role.Observer), (table["Bob"].Name, table["Bob"].Seat, table["Bob"].Role));
        Assert.Equal(3, table.Session.Players.Count);
    }

    [Fact]
    public void Whoever_was_removed_may_join_again_by_the_link()
    {
        var table = TestSession.Of("Ann", "Bob").After("Ann", new RemovePlayer(TestSession.Id("Bob"))).After("Bob", new Join("Bob"));

        Assert.True(table["Bob"].IsSeated);
        Assert.Equal(2, table["Bob"].Seat);
    }

    [Fact]
    public void A_seat_is_never_given_to_another()
    {
        var table = TestSession.Of("Ann", "Bob").After("Bob", new Leave()).After("Cleo", new Join("Cleo"));

        Assert.Equal(3, table["Cleo"].Seat);
    }

    [Fact]
    public void A_host_who_left_comes_back_as_a_player_like_the_others()
    {
        var table = TestSession.Of("Ann", "Bob").After("Ann", new Leave()).After("Ann", new Join("Ann"));

        Assert.False(table["Ann"].IsHost);
        Assert.True(table["Bob"].IsHost);
    }

    [Fact]
    public void Whoever_joins_an_empty_session_becomes_its_host()
    {
        var table = TestSession.Of("Ann").After("Ann", new Leave()).After("Bob", new Join("Bob"));

        Assert.True(table["Bob"].IsHost);
    }

    [Theory]
    [InlineData("Ann")]
    [InlineData(" ann ")]
    [InlineData("ANN")]
    public void A_name_that_someone_seated_has_is_taken_in_any_case(string name)
    {
        var refusal = TestSession.Of("Ann").Refuses("Bob", new Join(name), Reason.NameTaken);

        Assert.Equal(name.Trim(), refusal.Value);
    }

    [Fact]
    public void A_name_is_taken_however_its_accents_were_typed() =>
        TestSession.Of("Zoé").Refuses("Bob", new Join("Zoe\u0301"), Reason.NameTaken);

    [Fact]
    public void The_name_of_someone_who_left_is_free_and_theirs_no_more()
    {
        var table = TestSession.Of("Ann", "Bob").After("Bob", new Leave()).After("Cleo", new Join("Bob"));

        table.Refuses("Bob", new Join("bob"), Reason.NameTaken);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Bob\u202Eadmin")]
    [InlineData("Bob\nAnn")]
    public void A_name_that_is_none_is_refused(string? name) =>
        TestSession.Of("Ann").Refuses("Bob", new Join(name), Reason.BadName);

    [Fact]
    public void A_name_has_at_most_forty_characters()
    {
        TestSession.Of("Ann").After("Bob", new Join(new('b', 40)));
        TestSession.Of("Ann").Refuses("Bob", new Join(new('b', 41)), Reason.BadName);
    }

    [Fact]
    public void Of_those_who_join_and_leave_with_ever_new_devices_the_first_are_forgotten()
    {
        var table = TestSession.Of("Ann");
        for (var i = 1; i < PokerSession.MaxStoredPlayers; i++)
            table = table.After($"Guest {i}", new Join("Guest")).After($"Guest {i}", new Leave());

        var more = table.After("One more", new Join("Guest"));

        Assert.Equal(PokerSession.MaxStoredPlayers, more.Session.Players.Count);
        Assert.Null(more.Session.Player(TestSession.Id("Guest 1")));
        Assert.Equal(PokerSession.MaxStoredPlayers + 1, more["One more"].Seat);
        Assert.True(more["Ann"].IsSeated);
    }

    [Fact]
    public void The_five_hundred_and_first_finds_the_session_full_until_someone_leaves()
    {
        var full = TestSession.Of("Ann", [.. Enumerable.Range(2, 499).Select(i => $"Player {i}")]);

        full.Refuses("Late", new Join("Late"), Reason.SessionFull);
        full.Refuses("Late", new Join("ann"), Reason.NameTaken);
        full.Ignores("Player 7", new Join("Player 7"));
        full.After("Player 7", new Leave()).After("Late", new Join("Late")).Refuses("Player 7", new Join("Player 7"), Reason.SessionFull);
    }

    [Fact]
    public void Someone_without_a_device_cannot_be_given_a_seat()
    {
        var table = TestSession.Of("Ann");

        table.Refuses(new Actor(default, table.Now), new Join("Nobody"), Reason.NotJoined);
    }

    [Fact]
    public void A_card_turned_before_leaving_is_still_ones_own_on_return()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed().After("Bob", new Leave()).After("Bob", new Join("Bob"));

        Assert.Equal("5", table.View.Players.Single(player => player.Name == "Bob").Face);
    }

    [Theory]
    [InlineData("Hanna\u200B")]
    [InlineData("\uFF28anna")]
    [InlineData("\uFEFFHANNA")]
    public void A_name_that_looks_like_another_is_taken(string name) =>
        TestSession.Of("Hanna").Refuses("Bob", new Join(name), Reason.NameTaken);

    [Theory]
    [InlineData("\u3164")]
    [InlineData("\u2800\u115F")]
    public void A_name_that_nobody_can_see_is_none(string name) => TestSession.Of("Hanna").Refuses("Bob", new Join(name), Reason.BadName);
}
