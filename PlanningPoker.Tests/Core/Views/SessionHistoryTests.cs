using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

/// <summary>What the summary tells beside the numbers.</summary>
public class SessionHistoryTests
{
    static readonly TestSession Start = TestSession.Of("Ann", "Bob", "Cleo").WithStories("a", "b");

    static SessionHistory Of(TestSession session) => SessionHistory.Of(session.State);

    [Fact]
    public void Each_story_has_its_revealed_rounds_and_nothing_of_the_others()
    {
        var session = Start.Started("a").Voted(("Ann", "5"), ("Bob", "8")).Revealed()
            .NextRound().Voted(("Ann", "8"), ("Bob", "8")).Revealed()
            .Started("b").Voted(("Cleo", "100"));

        var history = Of(session);
        Assert.Equal([2, 0], history.Stories.Select(story => story.Rounds.Length));
        Assert.Equal(["Ann 5", "Bob 8", "Ann 8", "Bob 8"],
            history.Stories[0].Rounds.SelectMany(round => round.Results.Votes).Select(vote => $"{vote.Name} {vote.Value}"));
        Assert.Equal(4, history.VoteCount);
        Assert.Null(history.Stories[1].Time);
    }

    [Fact]
    public void Quick_votes_stand_apart_when_they_are_revealed()
    {
        var session = Start.Voted(("Ann", "5"), ("Bob", "8")).Revealed()
            .NextRound().Voted(("Ann", "8"), ("Bob", "8")).Revealed()
            .Started("a").Voted(("Ann", "3")).Revealed()
            .After("Ann", new QuickVote()).Voted(("Cleo", "100"));

        var history = Of(session);
        Assert.Equal(["Ann 5", "Bob 8", "Ann 8", "Bob 8"],
            history.QuickVotes.SelectMany(round => round.Results.Votes).Select(vote => $"{vote.Name} {vote.Value}"));
        Assert.Equal(5, history.VoteCount);
        Assert.Equal(3, Of(session.Revealed()).QuickVotes.Length);
    }

    [Fact]
    public void Parked_stories_stand_apart()
    {
        var history = Of(Start.After("Ann", new ParkStories(TestSession.Story("a"))));

        Assert.Equal(["b"], history.Stories.Select(story => story.Story.Title));
        Assert.Equal(["a"], history.Parked.Select(story => story.Title));
    }

    [Fact]
    public void Who_took_part_is_in_the_session_or_has_a_card_in_a_revealed_round()
    {
        var session = Start.Started("a").Voted(("Bob", "5")).Revealed().After("Bob", new Leave()).After("Cleo", new Leave());

        Assert.Equal(["Ann", "Bob"], Of(session).Participants);
        Assert.Equal(["Ann"], Of(Start.Voted(("Bob", "5")).After("Bob", new Leave()).After("Cleo", new Leave())).Participants);
    }

    [Fact]
    public void Agreement_is_that_of_the_rounds_on_stories_in_which_two_cards_count()
    {
        var session = Start.Voted(("Ann", "5"), ("Bob", "5")).Revealed()
            .Started("a").Voted(("Ann", "5"), ("Bob", "8")).Revealed()
            .NextRound().Voted(("Ann", "5"), ("Bob", "?")).Revealed()
            .NextRound().Voted(("Ann", "5"), ("Bob", "5"), ("Cleo", "?")).Revealed();

        Assert.Equal([new(0.5, false), new(1, true)], Of(session).Agreement);
        Assert.Empty(Of(session.Started("b").After("Ann", new ParkStories(TestSession.Story("a")))).Agreement);
    }

    [Fact]
    public void Time_up_to_the_next_round_belongs_to_the_story_that_is_talked_about()
    {
        var session = Start.Started("a").Voted(("Ann", "5")).Revealed();
        var (started, revealed) = (session.Round.StartedAt, session.Round.RevealedAt!.Value);
        var next = session.At(revealed.AddMinutes(5)).Started("b");
        var done = next.At(next.Round.StartedAt.AddMinutes(2)).Voted(("Ann", "5")).Revealed();

        var history = Of(done);
        Assert.Equal(revealed - started + TimeSpan.FromMinutes(5), history.Stories[0].Time);
        Assert.Equal(done.Round.RevealedAt!.Value - next.Round.StartedAt, history.Stories[1].Time);
    }

    [Fact]
    public void An_anonymous_round_keeps_its_promise()
    {
        var session = Start.After("Ann", new UpdateSession(Settings: new(Anonymous: true))).Started("a");
        var one = Of(session.Voted(("Ann", "5"), ("Bob", "8")).Revealed());
        var other = Of(session.Voted(("Ann", "8"), ("Bob", "5")).Revealed());

        Assert.Equal(JsonText.Of(one.Stories[0].Rounds), JsonText.Of(other.Stories[0].Rounds));
        Assert.All(one.Stories[0].Rounds[0].Results.Votes, vote => Assert.Null(vote.Name));
        Assert.Equal(one.Participants, other.Participants);
    }
}
