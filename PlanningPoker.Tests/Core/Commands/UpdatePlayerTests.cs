using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class UpdatePlayerTests
{
    static UpdatePlayer Bob(string? name = null, Role? role = null) => new(TestSession.Id("Bob"), name, role);

    static PlayerUpdated ToldBy(string who) => new(TestSession.Id(who), TestSession.Id("Bob"), null);

    [Fact]
    public void A_player_renames_themselves()
    {
        var table = TestSession.Of("Ann", "Bob").Tells("Bob", Bob(" Robert "), ToldBy("Bob"));

        Assert.Equal(("Robert", Role.Voter), (table["Bob"].Name, table["Bob"].Role));
    }

    [Fact]
    public void A_host_may_rename_anyone_or_change_their_role()
    {
        var table = TestSession.Of("Ann", "Bob").Tells("Ann", Bob("Robert", Role.Observer), ToldBy("Ann"));

        Assert.Equal(("Robert", Role.Observer), (table["Bob"].Name, table["Bob"].Role));
    }

    [Fact]
    public void Another_player_may_not() =>
        TestSession.Of("Ann", "Bob", "Cleo").Refuses("Cleo", Bob("Robert"), Reason.NotHost);

    [Fact]
    public void Saying_what_is_so_already_changes_nothing()
    {
        TestSession.Of("Ann", "Bob").Ignores("Bob", Bob("Bob", Role.Voter));
        TestSession.Of("Ann", "Bob").Ignores("Bob", Bob());
    }

    [Fact]
    public void A_name_may_change_its_case()
    {
        var table = TestSession.Of("Ann", "Bob").After("Bob", Bob("BOB"));

        Assert.Equal("BOB", table["Bob"].Name);
    }

    [Fact]
    public void A_name_that_another_seated_player_has_is_taken() =>
        TestSession.Of("Ann", "Bob").Refuses("Bob", Bob("ANN"), Reason.NameTaken);

    [Fact]
    public void A_bad_name_is_refused() =>
        TestSession.Of("Ann", "Bob").Refuses("Bob", Bob(" "), Reason.BadName);

    [Fact]
    public void Someone_who_left_can_not_be_changed() =>
        TestSession.Of("Ann", "Bob").After("Bob", new Leave()).Refuses("Ann", Bob("Robert"), Reason.NoPlayer);

    [Fact]
    public void Turning_observer_withdraws_the_hidden_vote()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).After("Bob", Bob(role: Role.Observer));

        Assert.Equal((0, 1), (table.View.VoteCount, table.View.TotalPlayers));
        Assert.Null(table.After("Bob", Bob(role: Role.Voter)).Round.FaceOf(TestSession.Id("Bob")));
    }

    [Fact]
    public void An_old_vote_that_arrives_after_turning_observer_and_back_does_not_count()
    {
        var table = TestSession.Of("Ann", "Bob").After("Bob", new Vote("5", Rev: 1));
        table = table.After("Bob", Bob(role: Role.Observer)).After("Bob", Bob(role: Role.Voter));

        table.Refuses("Bob", new Vote("5", Rev: 1), Reason.StaleRev);
        table.Refuses("Bob", new Vote("8", Rev: 2), Reason.StaleRev);
        table.After("Bob", new Vote("8", Rev: 3));
    }

    [Fact]
    public void Turning_observer_after_the_reveal_keeps_the_vote()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed().After("Bob", Bob(role: Role.Observer));

        Assert.Equal("5", Assert.Single(table.View.Results!.Votes).Value);
    }

    [Fact]
    public void A_renamed_player_is_renamed_in_what_was_revealed_too()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed().After("Bob", Bob("Robert"));

        Assert.Equal("Robert", Assert.Single(table.View.Results!.Votes).Name);
    }

    [Fact]
    public void A_rename_keeps_the_hidden_vote()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).After("Bob", Bob("Robert"));

        Assert.Equal("5", table.Round.FaceOf(TestSession.Id("Bob")));
    }
}
