using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Demo;

namespace PlanningPoker.Tests.Demo;

/// <summary>What the robots of a demo choose, and when.</summary>
public class VotePlanTests
{
    static readonly string[] Names = ["Mia", "Ben", "Aisha", "Leo"];
    static readonly TimeSpan Within = TimeSpan.FromSeconds(8), Latest = Within * 1.75;
    static readonly List<Robot> Robots = [.. Names.Select(name => new Robot(TestSession.DeviceOf(name), TestSession.Id(name)))];
    static readonly TestSession Start = TestSession.Of("Ann", Names).WithStories("a", "b");

    [Fact]
    public void Each_robot_chooses_a_card_of_the_deck_within_the_time()
    {
        var plan = new VotePlan(Within, new Random(1));
        var session = Start.State;

        Assert.Empty(plan.DueIn(session, Robots, Start.Now));
        var votes = plan.DueIn(session, Robots, Start.Now + Latest);

        Assert.Equal(Robots, votes.Select(vote => vote.Robot));
        Assert.All(votes, vote => Assert.True(session.Deck.Has(vote.Face)));
        Assert.All(votes, vote => Assert.InRange(vote.At - Start.Now, Within * 0.2, Latest));
    }

    [Fact]
    public void They_take_their_time_one_after_the_other()
    {
        var times = Rounds(50).Select(votes => votes.Select(vote => vote.At).Distinct().Count());
        Assert.All(times, count => Assert.Equal(Robots.Count, count));
    }

    [Fact]
    public void Sometimes_one_is_late_and_they_rarely_agree()
    {
        var rounds = Rounds(100).ToList();
        Assert.InRange(rounds.Count(votes => votes.Any(vote => vote.At > Start.Now + Within)), 10, 90);
        Assert.InRange(rounds.Count(votes => votes.Select(vote => vote.Face).Distinct().Count() > 1), 80, 100);
        Assert.True(rounds.SelectMany(votes => votes).Select(vote => vote.Face).Distinct().Count() > 5);
    }

    [Fact]
    public void When_a_story_is_voted_again_they_come_closer()
    {
        var again = Start.After("Ann", new StartStory(Start.State.Stories[0].Id)).Voted(("Ann", "5")).After("Ann", new Reveal())
            .After("Ann", new Reset());
        for (var seed = 0; seed < 30; seed++)
        {
            var votes = new VotePlan(Within, new Random(seed)).DueAtTheEnd(again);
            var places = votes.Select(vote => again.State.Deck.IndexOf(vote.Face)).ToList();
            Assert.InRange(places.Max() - places.Min(), 0, 2);
        }
    }

    [Fact]
    public void Nothing_is_chosen_after_the_reveal_and_a_new_round_is_planned_anew()
    {
        var plan = new VotePlan(Within, new Random(1));
        var first = plan.DueAtTheEnd(Start)[0];
        plan.Remove(first);
        Assert.Equal(3, plan.DueAtTheEnd(Start).Count);

        var revealed = Start.Voted(("Ann", "5")).After("Ann", new Reveal());
        Assert.Empty(plan.DueAtTheEnd(revealed));
        var next = revealed.After("Ann", new Reset());
        Assert.Empty(plan.DueIn(next.State, Robots, next.Now));
        Assert.Equal(4, plan.DueAtTheEnd(next).Count);
    }

    [Fact]
    public void A_deck_without_numbers_or_of_special_cards_alone_is_played_too()
    {
        foreach (var deck in new[] { "t-shirt", "? ☕" })
        {
            var session = Start.After("Ann", new UpdateSession(Deck: DeckChoice.Parse(deck)));
            for (var seed = 0; seed < 30; seed++)
                Assert.All(new VotePlan(Within, new Random(seed)).DueAtTheEnd(session),
                    vote => Assert.True(session.State.Round.Deck.Has(vote.Face)));
        }
    }

    static IEnumerable<IReadOnlyList<PlannedVote>> Rounds(int count) =>
        Enumerable.Range(0, count).Select(seed =>
        {
            var plan = new VotePlan(Within, new Random(seed));
            plan.DueIn(Start.State, Robots, Start.Now);
            return plan.DueIn(Start.State, Robots, Start.Now + Latest);
        });
}

static class VotePlanSteps
{
    /// <summary>All votes of the round that are left.</summary>
    public static IReadOnlyList<PlannedVote> DueAtTheEnd(this VotePlan plan, TestSession session)
    {
        Robot[] robots = [.. session.State.Players.Skip(1).Select(player => new Robot(player.Devices[0], player.Id))];
        plan.DueIn(session.State, robots, session.Now);
        return plan.DueIn(session.State, robots, session.Now.AddHours(1));
    }
}
