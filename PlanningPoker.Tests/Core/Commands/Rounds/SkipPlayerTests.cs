using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Rounds;

public class SkipPlayerTests
{
    static readonly PlayerId Ann = TestSession.Id("Ann"), Bob = TestSession.Id("Bob");
    static readonly SkipPlayer SkipBob = new(Bob);
    static readonly TestSession Start = TestSession.Of("Ann", "Bob", "Cem");
    static readonly TestSession Skipped = Start.After("Ann", SkipBob);

    [Fact]
    public void A_skipped_player_is_not_missing()
    {
        var session = Start.Voted(("Ann", "5"), ("Cem", "5")).Publishes("Ann", SkipBob, new PlayerSkipped(Ann, Bob));

        Assert.Equal((2, 2, true), (session.View.VoteCount, session.View.TotalPlayers, session.View.HaveAllVoted));
        Assert.True(session.View.Players[1].IsSkipped);
    }

    [Fact]
    public void A_skipped_player_who_votes_is_in_again()
    {
        var session = Skipped.Publishes("Bob", new Vote("5", Rev: 1), new VoteSubmitted(Bob));

        Assert.Equal((1, 3), (session.View.VoteCount, session.View.TotalPlayers));
        Assert.False(session.View.Players[1].IsSkipped);
        Assert.Equal(3, session.After("Bob", new Retract()).View.TotalPlayers);
    }

    [Fact]
    public void A_host_may_wait_for_a_skipped_player_again()
    {
        var session = Skipped.Publishes("Ann", new UnskipPlayer(Bob), new PlayerUnskipped(Ann, Bob));

        Assert.Equal(3, session.View.TotalPlayers);
        session.LeavesUnchanged("Ann", new UnskipPlayer(Bob));
    }

    [Fact]
    public void A_skip_is_for_one_round() => Assert.Equal(3, Skipped.NextRound().View.TotalPlayers);

    [Fact]
    public void A_skip_that_is_repeated_or_comes_after_the_vote_changes_nothing()
    {
        Skipped.LeavesUnchanged("Ann", SkipBob);
        Start.Voted(("Bob", "5")).LeavesUnchanged("Ann", SkipBob);
        Start.WithObserver("Olga").LeavesUnchanged("Ann", new SkipPlayer(TestSession.Id("Olga")));
    }

    [Fact]
    public void A_skip_for_another_round_is_stale()
    {
        Start.NextRound().Refuses("Ann", new SkipPlayer(Bob, 1), Reason.StaleRound);
        Skipped.NextRound().Refuses("Ann", new UnskipPlayer(Bob, 1), Reason.StaleRound);
    }

    [Fact]
    public void Nobody_is_skipped_after_the_reveal()
    {
        Start.Voted(("Ann", "5")).Revealed().Refuses("Ann", SkipBob, Reason.AlreadyRevealed);
        Skipped.Voted(("Ann", "5")).Revealed().Refuses("Ann", new UnskipPlayer(Bob), Reason.AlreadyRevealed);
    }

    [Fact]
    public void Someone_who_is_not_in_the_session_cannot_be_skipped()
    {
        Start.Refuses("Ann", new SkipPlayer(TestSession.Id("Zoe")), Reason.NoPlayer);
        Start.After("Bob", new Leave()).Refuses("Ann", SkipBob, Reason.NoPlayer);
        Skipped.After("Bob", new Leave()).Refuses("Ann", new UnskipPlayer(Bob), Reason.NoPlayer);
    }

    [Fact]
    public void Whoever_takes_cards_again_is_waited_for()
    {
        var watching = Skipped.After("Bob", new UpdatePlayer(Bob, Role: Role.Observer));
        Assert.Equal(2, watching.View.TotalPlayers);

        Assert.Equal(3, watching.After("Bob", new UpdatePlayer(Bob, Role: Role.Voter)).View.TotalPlayers);
        Assert.Equal(3, Skipped.After("Bob", new Leave()).After("Bob", new Join("Bob")).View.TotalPlayers);
    }

    [Fact]
    public void A_round_that_is_back_and_a_player_who_is_back_are_as_they_were()
    {
        var left = Skipped.Voted(("Ann", "5")).NextRound();
        Assert.Equal(2, left.After("Ann", new Undo(left.State.Version)).View.TotalPlayers);

        var removed = Skipped.After("Ann", new RemovePlayer(Bob));
        Assert.Equal(2, removed.After("Ann", new Undo(removed.State.Version)).View.TotalPlayers);
    }
}
