using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Core.Views;

public class PublicViewTests
{
    [Fact]
    public void Players_are_listed_in_join_order_whoever_votes_first()
    {
        var session = TestSession.Of("Zed", "Ann", "Bob").Voted(("Bob", "5"));

        Assert.Equal(["Zed", "Ann", "Bob"], session.View.Players.Select(player => player.Name));
        Assert.Equal([1, 2, 3], session.View.Players.Select(player => player.Seat));
        Assert.Equal([false, false, true], session.View.Players.Select(player => player.HasVoted));
    }

    [Fact]
    public void Only_seated_players_are_shown()
    {
        var session = TestSession.Of("Ann", "Bob", "Cleo").After("Bob", new Leave()).After("Ann", new RemovePlayer(TestSession.Id("Cleo")));

        Assert.Equal(["Ann"], session.View.Players.Select(player => player.Name));
    }

    [Fact]
    public void The_public_view_contains_no_hidden_card()
    {
        var session = TestSession.Of("Ann").WithDeck("hush", "shh").Voted(("Ann", "hush"));

        Assert.DoesNotContain("hush", SnapshotWithoutDeck(session), StringComparison.Ordinal);
        Assert.Contains("hush", SnapshotWithoutDeck(session.Revealed()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_public_view_contains_no_stamp_no_device_and_no_time_of_the_last_change()
    {
        var session = TestSession.Of("Ann").WithStories("a").Started("a").Voted(("Ann", "5")).Revealed().NextRound();
        var hidden = session.State with { Stamp = 987654321, ActiveAt = DateTimeOffset.MaxValue };

        Assert.Equal(JsonText.Of(session.View), JsonText.Of(PublicView.Of(hidden)));
        Assert.DoesNotContain(TestSession.DeviceOf("Ann").Value, JsonText.Of(session.View), StringComparison.Ordinal);
    }

    [Fact]
    public void A_voter_who_becomes_an_observer_after_the_reveal_still_shows_the_card()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed()
            .After("Bob", new UpdatePlayer(TestSession.Id("Bob"), Role: Role.Observer));

        var bob = session.View.Players[1];
        Assert.Equal((true, "5", Role.Observer), (bob.HasVoted, bob.Face, bob.Role));
        Assert.Equal((0, 1), (session.View.VoteCount, session.View.TotalPlayers));
    }

    static string SnapshotWithoutDeck(TestSession session) =>
        JsonText.Of(Snapshot.Of(session.View, new HashSet<PlayerId>()) with { Deck = [] });
}
