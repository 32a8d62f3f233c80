using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Contracts;

public class SnapshotTests
{
    static Snapshot Of(TestSession table, params string[] here) => Snapshot.Of(table.View, here.Select(TestSession.Id).ToHashSet());

    [Fact]
    public void It_shows_the_table_as_it_is()
    {
        var table = TestSession.Of("Ann", "Bob").After("Ann", new CreateStory("a", "Login", "US-1", "Long text", "https://example.com/"));
        table = table.Started("a").Voted(("Bob", "5"));
        var snapshot = Of(table, "Bob");

        Assert.Equal((TestSession.Code, "Team", table.Session.Version), (snapshot.SessionId, snapshot.Name, snapshot.Version));
        Assert.Equal((Phase.Voting, 2), (snapshot.Phase, snapshot.Round));
        Assert.Equal(new(TestSession.Story("a"), "US-1", "Login", "Long text", "https://example.com/"), snapshot.Story);
        Assert.Equal(
            [new(TestSession.Id("Ann"), "Ann", Role.Voter, true, false, false, null), new(TestSession.Id("Bob"), "Bob", Role.Voter, false, true, true, null)],
            snapshot.Players);
        Assert.Equal((1, 2), (snapshot.VoteCount, snapshot.TotalPlayers));
        Assert.Equal([new(TestSession.Story("a"), "US-1", "Login", "https://example.com/", null, 0)], snapshot.Stories);
        Assert.Null(snapshot.Results);
        Assert.Null(snapshot.You);
    }

    [Fact]
    public void After_the_reveal_it_shows_cards_and_results()
    {
        var snapshot = Of(TestSession.Of("Ann", "Bob").Voted(("Bob", "5")).Revealed());

        Assert.Equal(Phase.Revealed, snapshot.Phase);
        Assert.Equal([null, "5"], snapshot.Players.Select(player => player.Vote));
        Assert.Equal(5, snapshot.Results?.Statistics.Average);
    }

    [Fact]
    public void A_list_of_stories_carries_no_descriptions_but_the_current_one()
    {
        var table = TestSession.Of("Ann").After("Ann", new CreateStory("a", "Login", Description: "the secret plan"));

        Assert.DoesNotContain("secret plan", Written.Out(Of(table)), StringComparison.Ordinal);
        Assert.Contains("secret plan", Written.Out(Of(table.Started("a"))), StringComparison.Ordinal);
    }

    [Fact]
    public void You_are_told_your_own_card_and_nobody_else_s()
    {
        var table = TestSession.Of("Ann", "Bob").Voted(("Ann", "8"), ("Bob", "5"));

        Assert.Equal(new(TestSession.Id("Bob"), Role.Voter, false, "5", 1), SnapshotYou.Of(table.Session, table["Bob"]));
        Assert.Equal(new(TestSession.Id("Ann"), Role.Voter, true, null, null), SnapshotYou.Of(table.Again().Session, table["Ann"]));
    }

    [Fact]
    public void What_need_not_exist_is_left_out_while_it_is_null()
    {
        Type[] written = [typeof(Snapshot), typeof(SnapshotPlayer), typeof(SnapshotYou), typeof(SnapshotStory), typeof(SnapshotStoryLine)];
        string[] omitted =
        [
            .. from type in written
               from property in type.GetProperties()
               where property.IsDefined(typeof(OmitNullAttribute), false)
               select $"{type.Name}.{property.Name}",
        ];

        Assert.Equal(["Snapshot.Results", "Snapshot.You", "SnapshotPlayer.Vote", "SnapshotYou.Rev", "SnapshotYou.Vote"], omitted.Order());
    }
}
