using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

public class DepartureTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob", "Cem");

    [Fact]
    public void The_last_host_who_leaves_makes_the_longest_seated_player_host()
    {
        Assert.Equal(new(TestSession.Id("Bob"), false), Of(Start, "Ann"));
        Assert.Equal(TestSession.Id("Bob"), Start.After("Ann", new Leave()).State.NewHostSince(Start.State));
    }

    [Fact]
    public void A_hidden_vote_is_taken_back_and_a_revealed_one_is_kept()
    {
        var voted = Start.Voted(("Bob", "5"));

        Assert.Equal(new(null, true), Of(voted, "Bob"));
        Assert.False(Of(voted.Revealed(), "Bob").ChangesMore);
    }

    [Fact]
    public void Nothing_else_changes_when_another_host_stays_or_nobody_is_left()
    {
        Assert.False(Of(Start, "Bob").ChangesMore);
        Assert.False(Of(Start.After("Ann", new PromotePlayer(TestSession.Id("Cem"))), "Ann").ChangesMore);
        Assert.False(Of(TestSession.Of("Ann"), "Ann").ChangesMore);
    }

    static Departure Of(TestSession session, string player) => Departure.Of(session.State, session[player]);
}
