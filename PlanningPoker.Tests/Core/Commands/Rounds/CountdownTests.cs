using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Rounds;

public class CountdownTests
{
    static readonly PlayerId Ann = TestSession.Id("Ann"), Bob = TestSession.Id("Bob");
    static readonly TestSession Auto = TestSession.Of("Ann", "Bob", "Cleo")
        .After("Ann", new UpdateSession(Settings: new(AutoReveal: true)));
    static readonly TestSession Voted = Auto.Voted(("Ann", "5"), ("Bob", "8"));
    static readonly HashSet<PlayerId> AnnAndBob = [Ann, Bob], All = [Ann, Bob, TestSession.Id("Cleo")];

    [Fact]
    public void It_starts_when_everyone_who_is_here_has_voted()
    {
        Assert.Null(NextIn(Voted.State, All));
        var start = NextIn(Voted.State, AnnAndBob)!;
        var at = Voted.Now;
        var outcome = start.Run(Voted.State, new SystemActor(start.Reason, at));

        Assert.Equal(new CountdownStarted(SystemReason.EveryoneVoted), outcome.Event);
        Assert.Equal(at.AddSeconds(3), outcome.Session.Round.RevealsAt);
        Assert.Equal(at.AddSeconds(3), PublicView.Of(outcome.Session).RevealsAt);
        Assert.Equal(new(at.AddSeconds(3), new EndCountdown(1)), DueCommand.NextIn(outcome.Session));
        Assert.Null(NextIn(outcome.Session, AnnAndBob));
        Assert.Equal(OutcomeKind.Unchanged, start.Run(outcome.Session, new SystemActor(start.Reason, at)).Kind);
    }

    [Fact]
    public void It_does_not_wait_for_a_player_who_is_skipped() =>
        Assert.IsType<StartCountdown>(NextIn(Voted.After("Ann", new SkipPlayer(TestSession.Id("Cleo"))).State, All));

    [Fact]
    public void It_does_not_start_without_the_setting_without_voters_or_after_the_reveal()
    {
        var without = TestSession.Of("Ann", "Bob").Voted(("Ann", "5"), ("Bob", "8"));
        Assert.Null(NextIn(without.State, AnnAndBob));
        Assert.Null(NextIn(Voted.State, new HashSet<PlayerId>()));
        Assert.IsNotType<StartCountdown>(NextIn(Auto.WithObserver("Olga").State, new HashSet<PlayerId> { TestSession.Id("Olga") }));
        Assert.Null(NextIn(Voted.Revealed().State, AnnAndBob));
    }

    [Fact]
    public void It_does_not_start_for_the_only_card_of_an_anonymous_round()
    {
        var anonymous = Auto.After("Ann", new UpdateSession(Settings: new(Anonymous: true))).Voted(("Ann", "5"));
        Assert.Null(NextIn(anonymous.State, new HashSet<PlayerId> { Ann }));
        Assert.IsType<StartCountdown>(NextIn(anonymous.Voted(("Bob", "5")).State, AnnAndBob));
        Assert.IsType<StartCountdown>(NextIn(Auto.Voted(("Ann", "5")).State, new HashSet<PlayerId> { Ann }));
    }

    [Fact]
    public void It_stops_when_one_card_of_an_anonymous_round_remains()
    {
        var anonymous = Auto.After("Ann", new UpdateSession(Settings: new(Anonymous: true)));
        var counting = anonymous.Voted(("Ann", "5"), ("Bob", "8")).CountingDown();
        Assert.Null(counting.After("Bob", new Leave()).View.RevealsAt);
        Assert.NotNull(Voted.CountingDown().After("Bob", new Leave()).View.RevealsAt);
    }

    [Fact]
    public void Its_end_reveals_the_cards_once_and_not_too_early()
    {
        var counting = Voted.CountingDown();
        var end = DueCommand.NextIn(counting.State)!;
        var tooEarly = new SystemActor(end.Command!.Reason, end.At.AddTicks(-1));
        Assert.Equal(OutcomeKind.Unchanged, end.Command.Run(counting.State, tooEarly).Kind);
        var outcome = end.Command!.Run(counting.State, new SystemActor(end.Command!.Reason, end.At));

        Assert.Equal(new CardsRevealed(SystemReason.EveryoneVoted), outcome.Event);
        Assert.Equal(["5", "8"], PublicView.Of(outcome.Session).Results!.Votes.Select(vote => vote.Value));
        Assert.Equal(OutcomeKind.Unchanged, end.Command!.Run(outcome.Session, new SystemActor(end.Command!.Reason, end.At)).Kind);
        Assert.Equal(OutcomeKind.Unchanged,
            end.Command!.Run(counting.NextRound().State, new SystemActor(end.Command!.Reason, end.At)).Kind);
    }

    [Fact]
    public void A_host_stops_it_and_it_starts_again_only_after_a_vote()
    {
        var stopped = Voted.CountingDown().Publishes("Ann", new StopCountdown(1), new CountdownStopped(Ann));

        Assert.Null(stopped.View.RevealsAt);
        Assert.Null(NextIn(stopped.State, AnnAndBob));
        Assert.Null(NextIn(stopped.ChangesPrivately("Bob", new Vote("13")).State, AnnAndBob));
        stopped.LeavesUnchanged("Ann", new StopCountdown(1));
        Assert.NotNull(NextIn(stopped.Voted(("Cleo", "3")).State, All));
        Auto.Refuses("Ann", new StopCountdown(), Reason.NothingToStop);
    }

    [Fact]
    public void A_changed_vote_stops_it_for_all()
    {
        var changed = Voted.CountingDown().Publishes("Bob", new Vote("3"), new CountdownStopped(Bob));

        Assert.Null(changed.View.RevealsAt);
        Assert.NotNull(NextIn(changed.State, AnnAndBob));
    }

    public static TheoryData<string, PlayerCommand> WhatEndsIt => new()
    {
        { "Bob", new Retract() },
        { "Dan", new Join("Dan") },
        { "Ann", new UpdateSession(Settings: new(AutoReveal: false)) },
        { "Olga", new UpdatePlayer(TestSession.Id("Olga"), Role: Role.Voter) },
    };

    [Theory, MemberData(nameof(WhatEndsIt))]
    public void A_missing_vote_and_the_end_of_the_setting_stop_it_at_once(string player, PlayerCommand command) =>
        Assert.Null(Voted.WithObserver("Olga").CountingDown().After(player, command).View.RevealsAt);

    [Fact]
    public void What_makes_no_vote_missing_lets_it_run()
    {
        var counting = Voted.CountingDown();
        Assert.NotNull(counting.WithObserver("Olga").View.RevealsAt);
        Assert.NotNull(counting.Voted(("Cleo", "5")).View.RevealsAt);
        Assert.NotNull(counting.After("Cleo", new Leave()).View.RevealsAt);
        Assert.NotNull(counting.After("Ann", new SkipPlayer(TestSession.Id("Cleo"))).View.RevealsAt);
    }

    [Fact]
    public void A_voter_who_comes_back_without_a_vote_stops_it()
    {
        var counting = Voted.CountingDown();
        var cancel = Assert.IsType<CancelCountdown>(NextIn(counting.State, All));
        var outcome = cancel.Run(counting.State, new SystemActor(cancel.Reason, counting.Now));

        Assert.Equal(new CountdownStopped(SystemReason.VoteMissing), outcome.Event);
        Assert.Null(outcome.Session.Round.RevealsAt);
        Assert.Equal(OutcomeKind.Unchanged, cancel.Run(outcome.Session, new SystemActor(cancel.Reason, counting.Now)).Kind);
    }

    [Fact]
    public void A_reveal_that_was_undone_is_not_repeated_by_itself()
    {
        var revealed = Voted.CountingDown().After("", new EndCountdown(1));
        var undone = revealed.After("Ann", new Undo(revealed.State.UndoOffers[^1].Id));

        Assert.Equal(2, undone.View.VoteCount);
        Assert.Null(NextIn(undone.State, AnnAndBob));
    }

    [Fact]
    public void A_host_is_asked_once_after_the_first_round_in_which_all_voted()
    {
        var all = TestSession.Of("Ann", "Bob").Voted(("Ann", "5"), ("Bob", "8"));
        Assert.False(IsAsked(all));
        Assert.True(IsAsked(all.Revealed()));
        Assert.False(IsAsked(all.Revealed().After("Ann", new UpdateSession(Settings: new(AutoReveal: false)))));
        Assert.False(IsAsked(all.Revealed().NextRound().Voted(("Ann", "5"), ("Bob", "5")).Revealed()));
        Assert.False(IsAsked(TestSession.Of("Ann", "Bob").Voted(("Ann", "5")).Revealed()));
    }

    static bool IsAsked(TestSession session) => MyView.Of(session.State, session["Ann"]).Host!.OffersAutoReveal;

    [Fact]
    public void It_does_not_begin_without_somebody_who_may_be_on_the_way_back()
    {
        var session = TestSession.Of("Ann", "Bob").After("Ann", new UpdateSession(Settings: new(AutoReveal: true)));
        var voted = session.After("Ann", new Vote("5"));
        HashSet<PlayerId> here = [TestSession.Id("Ann")];
        Assert.Null(PresenceCommand.NextIn(voted.State, here, voted.Now, awaited: [TestSession.Id("Bob")]));
        Assert.IsType<StartCountdown>(PresenceCommand.NextIn(voted.State, here, voted.Now, awaited: here));
    }

    static SystemCommand? NextIn(PokerSession session, IReadOnlySet<PlayerId> here) => PresenceCommand.NextIn(session, here, Voted.Now);
}
