using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

/// <summary>The session in numbers, at the end of the backlog.</summary>
public class SessionSummaryTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob").WithStories("a", "b", "c");

    static SessionSummary Of(TestSession session) => SessionSummary.Of(session.State);

    static TestSession Played(TestSession session, string story, string estimate, int rounds = 1)
    {
        var played = session.Started(story);
        for (var round = 1; round <= rounds; round++)
        {
            if (round > 1) played = played.NextRound();
            played = played.Voted(("Ann", "5"), ("Bob", "5")).Revealed();
        }
        return played.Estimated(story, estimate);
    }

    [Fact]
    public void Before_the_first_round_there_is_nothing_to_tell()
    {
        var summary = Of(Start);

        Assert.False(summary.IsDone);
        Assert.Equal((0, null, 0, 0, null), (summary.Estimated, summary.Points, summary.Rounds, summary.AtFirstVote, summary.TimeTaken));
        Assert.False(Of(TestSession.Of("Ann")).IsDone);
    }

    [Fact]
    public void The_backlog_is_done_when_every_story_has_an_estimate()
    {
        var almost = Played(Played(Start, "a", "5"), "b", "3");
        Assert.False(Of(almost).IsDone);
        Assert.True(Of(Played(almost, "c", "8")).IsDone);
        Assert.True(Of(almost.After("Ann", new DeleteStories(TestSession.Story("c")))).IsDone);
        Assert.False(Of(Played(almost, "c", "8").WithStories("d")).IsDone);
    }

    [Fact]
    public void The_sizes_are_in_the_order_of_the_deck_and_estimates_that_are_no_card_of_it_come_last()
    {
        var played = Start.WithStories("d", "e").Estimated("a", "8").Estimated("b", "½").Estimated("c", "8").Estimated("d", "100");

        Assert.Equal([("½", 1), ("8", 2), ("100", 1)], Of(played).Sizes.Select(size => (size.Face, size.Count)));
        var other = Of(played.WithDeck("8", "9", "½"));
        Assert.Equal([("8", 0), ("½", 6), ("100", (int?)null)], other.Sizes.Select(size => (size.Face, size.Rank)));
        Assert.Equal([0, 6, 0, null, null], other.Stories.Select(other.RankOf));
        Assert.Empty(Of(Start).Sizes);
    }

    [Fact]
    public void Points_are_the_sum_of_the_estimates_that_are_numbers()
    {
        var summary = Of(Start.WithDeck("½", "5", "XL").Estimated("a", "½").Estimated("b", "5").Estimated("c", "XL"));
        Assert.Equal((3, 5.5m, 1), (summary.Estimated, summary.Points, summary.WithoutPoints));

        var sizes = Of(Start.WithDeck("S", "XL").Estimated("a", "S"));
        Assert.Equal((1, (decimal?)null, 1), (sizes.Estimated, sizes.Points, sizes.WithoutPoints));
    }

    [Fact]
    public void Rounds_and_first_votes_are_those_of_the_stories()
    {
        var quick = Start.After("Ann", new QuickVote()).Voted(("Ann", "5")).Revealed();
        var summary = Of(Played(Played(quick, "a", "5"), "b", "3", rounds: 2).Estimated("c", "1"));

        Assert.Equal((3, 1), (summary.Rounds, summary.AtFirstVote));
    }

    [Fact]
    public void Time_is_taken_from_the_first_round_on_a_story_to_the_last_reveal_without_long_pauses()
    {
        var first = Start.Started("a").Voted(("Ann", "5")).Revealed();
        var (started, revealed) = (first.Round.StartedAt, first.Round.RevealedAt!.Value);
        Assert.Equal(revealed - started, Of(first).TimeTaken);

        var soon = Later(first, StoryTimes.MaxPause).Started("b");
        Assert.Equal(soon.Round.StartedAt - started + (revealed - started), Of(soon.Voted(("Ann", "5")).Revealed()).TimeTaken);

        var tomorrow = Later(first, TimeSpan.FromDays(1)).Started("b").Voted(("Ann", "5")).Revealed();
        Assert.Equal(2 * (revealed - started), Of(tomorrow).TimeTaken);
    }

    [Fact]
    public void A_hidden_vote_changes_nothing()
    {
        var voting = Played(Start, "a", "5").Started("b");
        var (one, other) = (Of(voting.Voted(("Bob", "1"))), Of(voting.Voted(("Bob", "100"), ("Ann", "3"))));
        Assert.Equal(Of(voting), one);
        Assert.Equal(one, other);
    }

    /// <summary>The same session, whose next round starts this long after the reveal.</summary>
    static TestSession Later(TestSession session, TimeSpan pause) => session.At(session.Round.RevealedAt!.Value + pause);
}
