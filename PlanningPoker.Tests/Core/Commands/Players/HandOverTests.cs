using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Players;

/// <summary>There is never a session that nobody can run.</summary>
public class HandOverTests
{
    static readonly PlayerId Ann = TestSession.Id("Ann"), Bob = TestSession.Id("Bob"), Cleo = TestSession.Id("Cleo"),
        Olga = TestSession.Id("Olga");

    static readonly TestSession Start = TestSession.Of("Ann", "Bob", "Cleo").WithObserver("Olga");
    static readonly HashSet<PlayerId> WithoutHost = [Bob, Cleo, Olga], Everyone = [Ann, Bob, Cleo, Olga];

    [Fact]
    public void After_thirty_seconds_without_a_host_the_voter_who_joined_first_is_offered_the_controls()
    {
        Assert.Null(NextIn(Start, Everyone));
        Assert.IsType<NoteHostsAway>(NextIn(Start, WithoutHost));
        var noted = Start.With(Run(new NoteHostsAway(), Start).Session);
        Assert.Equal(Start.Now + HandOver.Wait, DueCommand.NextIn(noted.State)!.At);
        Assert.Null(NextIn(noted, WithoutHost));

        var offer = Assert.IsType<OfferControls>(PresenceCommand.NextIn(noted.State, WithoutHost, Start.Now + HandOver.Wait));
        Assert.Equal(Bob, offer.To);
        var outcome = Run(offer, noted);
        Assert.Equal(new HostOffered(SystemReason.HostsAway, Bob), outcome.Event);
        Assert.Equal(Bob, PublicView.Of(outcome.Session).ControlsOfferedTo);
        Assert.True(MyView.Of(outcome.Session, outcome.Session.Player(Bob)!).IsOfferedControls);
        Assert.Equal(OutcomeKind.Unchanged, Run(offer, noted.With(outcome.Session)).Kind);
    }

    [Fact]
    public void A_host_who_is_back_in_time_ends_the_wait_and_later_the_offer()
    {
        var noted = Start.With(Run(new NoteHostsAway(), Start).Session);
        Assert.IsType<WithdrawOffer>(NextIn(noted, Everyone));
        Assert.Equal(OutcomeKind.ChangedPrivately, Run(new WithdrawOffer(), noted).Kind);

        var offered = Start.Offered("Bob");
        Assert.IsType<WithdrawOffer>(NextIn(offered, Everyone));
        Assert.Equal(new HostOfferWithdrawn(SystemReason.HostHere), Run(new WithdrawOffer(), offered).Event);
        Assert.IsType<WithdrawOffer>(NextIn(offered, []));
        Assert.Equal(OutcomeKind.Unchanged, Run(new WithdrawOffer(), Start).Kind);
    }

    [Fact]
    public void The_offer_goes_on_to_the_next_player_when_its_time_is_over_or_the_player_is_away()
    {
        var offered = Start.Offered("Bob");
        Assert.Null(NextIn(offered, WithoutHost));
        Assert.Equal(new OfferControls(Cleo), NextIn(offered, [Cleo, Olga]));
        Assert.Equal(new OfferControls(Cleo), PresenceCommand.NextIn(offered.State, WithoutHost, offered.Now + HandOver.OfferTime));
        Assert.Equal(new OfferControls(Olga), NextIn(offered, [Olga]));
    }

    [Fact]
    public void Who_takes_the_controls_is_host_until_a_host_takes_them_back()
    {
        var taken = Start.Offered("Bob").Publishes("Bob", new AcceptControls(), new PlayerUpdated(Bob, Bob, null));
        Assert.True(taken["Bob"].IsHost);
        Assert.True(taken["Ann"].IsHost);
        Assert.Equal((null, Bob), (taken.View.ControlsOfferedTo, taken.View.StandIn));
        taken.LeavesUnchanged("Bob", new AcceptControls());
        Assert.Equal(new StandIn(Bob, "Bob"), MyView.Of(taken.State, taken["Ann"]).Host!.StandIn);
        Assert.Null(MyView.Of(taken.State, taken["Bob"]).Host!.StandIn);
        taken.Refuses("Bob", new TakeBackControls(), Reason.NotOffered);

        var returned = taken.Publishes("Ann", new TakeBackControls(), new PlayerUpdated(Ann, Bob, null));
        Assert.False(returned["Bob"].IsHost);
        Assert.Null(returned.View.StandIn);
        returned.LeavesUnchanged("Ann", new TakeBackControls());
    }

    [Fact]
    public void The_only_player_who_could_take_over_keeps_the_offer_without_being_told_again()
    {
        var offered = Start.Offered("Bob");
        var later = offered.Now + HandOver.OfferTime;
        var again = Assert.IsType<OfferControls>(PresenceCommand.NextIn(offered.State, new HashSet<PlayerId> { Bob }, later));
        Assert.Equal(Bob, again.To);

        var outcome = again.Run(offered.State, new SystemActor(again.Reason, later));

        Assert.Equal(OutcomeKind.ChangedPrivately, outcome.Kind);
        Assert.Equal(later + HandOver.OfferTime, DueCommand.NextIn(outcome.Session)!.At);
    }

    [Fact]
    public void After_a_player_who_is_away_again_the_next_one_is_offered_the_controls_and_not_the_first()
    {
        var offered = Start.Offered("Bob").After("Ann", new OfferControls(Cleo));

        Assert.Equal(new OfferControls(Olga), NextIn(offered, [Bob, Olga]));
        Assert.Equal(new OfferControls(Bob), NextIn(offered, [Bob]));
    }

    [Fact]
    public void A_change_of_hosts_asks_who_is_here()
    {
        var before = Start.State;
        var promoted = Start.After("Ann", new PromotePlayer(Bob));

        Assert.True(PresenceCommand.ChangesHosts(new(before, promoted.State, new PlayerUpdated(Ann, Bob, null))));
        Assert.False(PresenceCommand.ChangesHosts(new(before, Start.After("Ann", new Vote("5")).State, new VoteSubmitted(Ann))));
    }

    [Fact]
    public void A_stand_in_who_is_removed_and_brought_back_is_no_host()
    {
        var removed = Start.Offered("Bob").After("Bob", new AcceptControls()).After("Ann", new RemovePlayer(Bob));

        Assert.False(removed.After("Ann", new Undo(removed.State.UndoOffers[^1].Id))["Bob"].IsHost);
    }

    [Fact]
    public void A_stand_in_whom_a_host_promotes_stays_host()
    {
        var taken = Start.Offered("Bob").After("Bob", new AcceptControls());
        taken.LeavesUnchanged("Bob", new PromotePlayer(Bob));

        var promoted = taken.Publishes("Ann", new PromotePlayer(Bob), new PlayerUpdated(Ann, Bob, null));

        Assert.True(promoted["Bob"].IsHost);
        Assert.Null(promoted.View.StandIn);
        promoted.LeavesUnchanged("Ann", new PromotePlayer(Bob));
    }

    [Fact]
    public void A_stand_in_who_goes_away_too_gives_the_controls_on()
    {
        var bob = Start.Offered("Bob").After("Bob", new AcceptControls());
        Assert.IsType<NoteHostsAway>(NextIn(bob, [Cleo, Olga]));

        var cleo = bob.Offered("Cleo").After("Cleo", new AcceptControls());

        Assert.Equal((true, false, true), (cleo["Ann"].IsHost, cleo["Bob"].IsHost, cleo["Cleo"].IsHost));
        Assert.Equal(Cleo, cleo.View.StandIn);
    }

    [Fact]
    public void Only_the_player_to_whom_they_are_offered_can_take_them()
    {
        Start.Refuses("Bob", new AcceptControls(), Reason.NotOffered);
        Start.Offered("Bob").Refuses("Cleo", new AcceptControls(), Reason.NotOffered);
        Start.Offered("Bob").After("Bob", new Leave()).Refuses("Cleo", new AcceptControls(), Reason.NotOffered);
    }

    [Fact]
    public void An_offer_ends_with_the_seat_and_a_stand_in_with_the_rights()
    {
        Assert.Null(Start.Offered("Bob").After("Bob", new Leave()).View.ControlsOfferedTo);
        Assert.Null(Start.Offered("Bob").After("Ann", new PromotePlayer(Bob)).View.ControlsOfferedTo);
        var taken = Start.Offered("Bob").After("Bob", new AcceptControls());
        Assert.Null(taken.After("Ann", new DemotePlayer(Bob)).View.StandIn);
        Assert.Null(taken.After("Bob", new Leave()).View.StandIn);
    }

    static SystemCommand? NextIn(TestSession session, HashSet<PlayerId> here) => PresenceCommand.NextIn(session.State, here, session.Now);

    static Outcome Run(SystemCommand command, TestSession session) =>
        command.Run(session.State, new SystemActor(command.Reason, session.Now));
}
