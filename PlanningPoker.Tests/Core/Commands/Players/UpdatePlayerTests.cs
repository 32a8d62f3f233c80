using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Players;

public class UpdatePlayerTests
{
    static UpdatePlayer Bob(string? name = null, Role? role = null) => new(TestSession.Id("Bob"), name, role);

    static PlayerUpdated UpdatedBy(string player) => new(TestSession.Id(player), TestSession.Id("Bob"), null);

    [Fact]
    public void A_name_that_somebody_else_has_changed_meanwhile_is_refused_unless_it_was_left_as_shown()
    {
        var bob = TestSession.Id("Bob");
        var renamed = TestSession.Of("Ann", "Bob").After("Ann", new UpdatePlayer(bob, "Robert"));
        renamed.LeavesUnchanged("Bob", new UpdatePlayer(bob, "Bob") { Was = "Bob" });
        var outcome = renamed.Try("Bob", new UpdatePlayer(bob, "Bobby") { Was = "Bob" });
        Assert.Equal([new FieldConflict("name", "Bobby", "Robert")], outcome.Refusal!.Conflicts);
    }

    [Fact]
    public void A_player_can_rename_themselves()
    {
        var session = TestSession.Of("Ann", "Bob").Publishes("Bob", Bob(" Robert "), UpdatedBy("Bob"));

        Assert.Equal(("Robert", Role.Voter), (session["Bob"].Name, session["Bob"].Role));
    }

    [Fact]
    public void A_host_may_rename_anyone_or_change_their_role()
    {
        var session = TestSession.Of("Ann", "Bob").Publishes("Ann", Bob("Robert", Role.Observer), UpdatedBy("Ann"));

        Assert.Equal(("Robert", Role.Observer), (session["Bob"].Name, session["Bob"].Role));
    }

    [Fact]
    public void A_player_cannot_rename_another_player() =>
        TestSession.Of("Ann", "Bob", "Cleo").Refuses("Cleo", Bob("Robert"), Reason.NotHost);

    [Fact]
    public void Setting_the_current_values_changes_nothing()
    {
        TestSession.Of("Ann", "Bob").LeavesUnchanged("Bob", Bob("Bob", Role.Voter));
        TestSession.Of("Ann", "Bob").LeavesUnchanged("Bob", Bob());
    }

    [Fact]
    public void A_change_of_the_role_asks_nobody_for_another_name()
    {
        var session = TestSession.Of("Ann", "Bob");
        // Both were there before such names were refused.
        var alike = session.With(session.State.With(session["Bob"] with { Name = "Аnn" })).After("Bob", Bob(role: Role.Observer));
        Assert.Equal(Role.Voter, alike.After("Ann", Bob("Аnn", Role.Voter))["Bob"].Role);
        alike.Refuses("Bob", Bob("ANN"), Reason.NameTaken);
    }

    [Fact]
    public void A_player_can_change_the_case_of_the_own_name()
    {
        var session = TestSession.Of("Ann", "Bob").After("Bob", Bob("BOB"));

        Assert.Equal("BOB", session["Bob"].Name);
    }

    [Fact]
    public void A_name_that_another_seated_player_has_is_taken() =>
        TestSession.Of("Ann", "Bob").Refuses("Bob", Bob("ANN"), Reason.NameTaken);

    [Fact]
    public void An_invalid_name_is_refused() =>
        TestSession.Of("Ann", "Bob").Refuses("Bob", Bob(" "), Reason.BadName);

    [Fact]
    public void A_player_who_left_cannot_be_changed() =>
        TestSession.Of("Ann", "Bob").After("Bob", new Leave()).Refuses("Ann", Bob("Robert"), Reason.NoPlayer);

    [Fact]
    public void Becoming_an_observer_withdraws_the_hidden_vote_and_becoming_a_voter_again_returns_it()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).After("Bob", Bob(role: Role.Observer));

        Assert.Equal((0, 1), (session.View.VoteCount, session.View.TotalPlayers));
        Assert.Equal("5", session.After("Bob", Bob(role: Role.Voter)).Round.FaceOf(TestSession.Id("Bob")));
    }

    [Fact]
    public void An_old_vote_that_arrives_after_becoming_an_observer_and_a_voter_again_does_not_count()
    {
        var session = TestSession.Of("Ann", "Bob").After("Bob", new Vote("5", Rev: 1));
        session = session.After("Bob", Bob(role: Role.Observer)).After("Bob", Bob(role: Role.Voter));

        session.Refuses("Bob", new Vote("5", Rev: 1), Reason.StaleRev);
        session.Refuses("Bob", new Vote("8", Rev: 3), Reason.StaleRev);
        session.ChangesPrivately("Bob", new Vote("8", Rev: 4));
    }

    [Fact]
    public void Becoming_an_observer_after_the_reveal_keeps_the_vote()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed().After("Bob", Bob(role: Role.Observer));

        Assert.Equal("5", Assert.Single(session.View.Results!.Votes).Value);
    }

    [Fact]
    public void A_rename_also_changes_the_name_on_revealed_votes()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed().After("Bob", Bob("Robert"));

        Assert.Equal("Robert", Assert.Single(session.View.Results!.Votes).Name);
    }

    [Fact]
    public void A_rename_keeps_the_hidden_vote()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).After("Bob", Bob("Robert"));

        Assert.Equal("5", session.Round.FaceOf(TestSession.Id("Bob")));
    }
}
