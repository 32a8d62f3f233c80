using System.Text.Json;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Contracts;

public class SnapshotTests
{
    static Snapshot Of(TestSession session, params string[] here) => Snapshot.Of(session.View, here.Select(TestSession.Id).ToHashSet());

    [Fact]
    public void A_snapshot_shows_the_current_session()
    {
        var session = TestSession.Of("Ann", "Bob").After("Ann", new CreateStory("a", "Login", "US-1", "Long text", "https://example.com/"));
        session = session.Started("a").Voted(("Bob", "5"));
        var snapshot = Of(session, "Bob");

        Assert.Equal((TestSession.Code, "Team", session.State.Version), (snapshot.SessionId, snapshot.Name, snapshot.Version));
        Assert.Equal((Phase.Voting, 2, 1), (snapshot.Phase, snapshot.Round, snapshot.RoundInStory));
        Assert.Equal(new(TestSession.Story("a"), "US-1", "Login", "Long text", "https://example.com/"), snapshot.Story);
        Assert.Equal(
            [new(TestSession.Id("Ann"), "Ann", Role.Voter, true, false, false, null, false),
                new(TestSession.Id("Bob"), "Bob", Role.Voter, false, true, true, null, false)],
            snapshot.Players);
        Assert.Equal((1, 2), (snapshot.VoteCount, snapshot.TotalPlayers));
        Assert.Equal([new(TestSession.Story("a"), "US-1", "Login", "https://example.com/", null, 0)], snapshot.Stories);
        Assert.Null(snapshot.Results);
        Assert.Null(snapshot.You);
    }

    /// <summary>An escape has six bytes, a Japanese letter three.</summary>
    [Fact]
    public void Letters_of_every_script_are_written_as_they_are() =>
        Assert.Equal("\"見積もり é ½ ع\"", JsonSerializer.Serialize("見積もり é ½ ع", Json.Options));

    [Fact]
    public void A_snapshot_after_the_reveal_shows_cards_and_results()
    {
        var snapshot = Of(TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed());

        Assert.Equal(Phase.Revealed, snapshot.Phase);
        Assert.Equal([null, "5"], snapshot.Players.Select(player => player.Vote));
        Assert.Equal(5, snapshot.Results?.Statistics.Average);
    }

    [Fact]
    public void Only_the_current_story_carries_its_description()
    {
        var session = TestSession.Of("Ann").After("Ann", new CreateStory("a", "Login", Description: "the secret plan"));

        Assert.DoesNotContain("secret plan", JsonText.Of(Of(session)), StringComparison.Ordinal);
        Assert.Contains("secret plan", JsonText.Of(Of(session.Started("a"))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_snapshot_shows_a_player_only_their_own_card()
    {
        var session = TestSession.Of("Ann", "Bob").Voted(("Ann", "8"), ("Bob", "5"));

        Assert.Equal(new(TestSession.Id("Bob"), Role.Voter, false, "5", 1), SnapshotYou.Of(session.State, session["Bob"]));
        Assert.Equal(new(TestSession.Id("Ann"), Role.Voter, true, null, null), SnapshotYou.Of(session.NextRound().State, session["Ann"]));
    }

    [Fact]
    public void An_undo_names_the_saved_estimate_that_it_takes_back()
    {
        var voted = TestSession.Of("Ann").WithStories("a", "b").Started("a").Voted(("Ann", "5")).Revealed();
        var saved = Of(voted.After("Ann", new StartStory(TestSession.Story("b"), Estimate: "5"))).Undo[^1];

        Assert.Equal((UndoKind.Round, "5"), (saved.What, saved.Estimate));
        Assert.DoesNotContain("estimate", JsonText.Of(Of(voted.NextRound()).Undo), StringComparison.Ordinal);
    }

    [Fact]
    public void Optional_members_are_omitted_when_null()
    {
        Type[] written =
        [
            typeof(Snapshot), typeof(SnapshotPlayer), typeof(SnapshotYou), typeof(SnapshotStory), typeof(SnapshotStoryLine),
            typeof(SnapshotTimer),
        ];
        string[] omitted =
        [
            .. from type in written
               from property in type.GetProperties()
               where property.IsDefined(typeof(OmitNullAttribute), false)
               select $"{type.Name}.{property.Name}",
        ];

        Assert.Equal(
            ["Snapshot.ControlsOfferedTo", "Snapshot.EndedAt", "Snapshot.Results", "Snapshot.RevealsAt", "Snapshot.StandIn",
                "Snapshot.Timer", "Snapshot.You", "SnapshotPlayer.Reason",
                "SnapshotPlayer.Vote", "SnapshotTimer.EndsAt", "SnapshotTimer.RemainingMs",
                "SnapshotYou.Reason", "SnapshotYou.Rev", "SnapshotYou.Vote"],
            omitted.Order());
    }
}
