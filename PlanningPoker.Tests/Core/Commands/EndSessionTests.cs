using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

/// <summary>A session that has ended is read and not changed, until a host opens it again.</summary>
public class EndSessionTests
{
    static readonly TestSession Voted = TestSession.Of("Ann", "Bob").WithStories("a", "b").Started("a").Voted(("Ann", "5"), ("Bob", "8"));
    static readonly TestSession Ended = Voted.After("Ann", new EndSession());

    public static TheoryData<string> Commands => CommandSamples.NamesOf(command =>
        command is not (EndSession or ReopenSession or DeleteSession));

    [Fact]
    public void It_tells_everyone_and_says_when()
    {
        var outcome = Voted.Try("Ann", new EndSession());

        Assert.IsType<SessionEnded>(outcome.Event);
        Assert.Equal(Voted.Now, PublicView.Of(outcome.Session).EndedAt);
        Assert.Same(Ended.State, Ended.Try("Ann", new EndSession()).Session);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_other_command_is_refused(string command)
    {
        var (_, allowed, sample) = CommandSamples.Of(command);
        var actor = allowed is AllowedActors.Anyone ? "Zoe" : sample is AcceptControls ? "Bob" : "Ann";
        var ended = CommandSamples.SessionFor(sample).After("Ann", new EndSession());

        ended.Refuses(actor, sample, Reason.SessionEnded);
    }

    [Fact]
    public void A_vote_that_came_too_late_is_named_and_one_that_is_stored_has_arrived()
    {
        Assert.Same(Ended.State, Ended.Try("Bob", new Vote("8", Ended.Round.Number, 1)).Session);
        Assert.Null(Ended.Try("Bob", new Vote("8")).Refusal);

        var late = Ended.Try("Bob", new Vote("13", Reason: "Old code")).Refusal!;
        Assert.Equal((Reason.SessionEnded, "13", "Old code"), (late.Reason, late.Value, late.LostReason));
        Assert.Equal("8", Ended.Try("Bob", new Vote("8", Round: 1)).Refusal?.Value);
    }

    [Fact]
    public void A_reveal_and_a_new_round_that_were_done_before_the_end_are_no_error_when_they_are_sent_again()
    {
        var revealed = Voted.After("Ann", new Reveal(Voted.Round.Number)).After("Ann", new EndSession());
        Assert.Null(revealed.Try("Ann", new Reveal(revealed.Round.Number)).Refusal);
        Assert.Equal(Reason.SessionEnded, revealed.Try("Ann", new Reset(revealed.Round.Number)).Refusal?.Reason);
        Assert.Equal(Reason.SessionEnded, Ended.Try("Ann", new Reveal(Ended.Round.Number)).Refusal?.Reason);

        var again = Voted.After("Ann", new Reveal(Voted.Round.Number)).After("Ann", new Reset(Voted.Round.Number))
            .After("Ann", new EndSession());
        Assert.Null(again.Try("Ann", new Reveal(Voted.Round.Number)).Refusal);
        Assert.Equal(Reason.StaleRound, again.Try("Ann", new Reset(Voted.Round.Number)).Refusal?.Reason);
        Assert.Same(again.State, again.Try("Ann", new Reset(Voted.Round.Number)).Session);
    }

    [Fact]
    public void Who_may_not_end_it_is_told_so_and_not_that_it_has_ended()
    {
        Voted.Refuses("Bob", new EndSession(), Reason.NotHost);
        Ended.Refuses("Bob", new ReopenSession(), Reason.NotHost);
        Ended.Refuses("Zoe", new Vote("5"), Reason.NotJoined);
    }

    [Fact]
    public void Reopened_it_goes_on_as_it_was_with_the_hidden_cards()
    {
        var reopened = Ended.After("Ann", new ReopenSession());

        Assert.False(reopened.State.IsEnded);
        Assert.Equal(Voted.Round, reopened.Round);
        Assert.Equal("8", reopened.Revealed().Round.FaceOf(TestSession.Id("Bob")));
        Assert.Same(Voted.State, Voted.Try("Ann", new ReopenSession()).Session);
    }

    [Fact]
    public void Nothing_is_due_in_it_and_the_system_does_not_play_on()
    {
        var session = CommandSamples.Session.After("Ann", new DeleteStories(TestSession.Story("b"))).After("Ann", new EndSession());
        var everyone = session.State.Seated.Select(player => player.Id).ToHashSet();

        Assert.Equal(TimerState.Paused, session.Round.Timer!.State);
        Assert.Equal(typeof(RemoveExpiredDeviceLinks), DueCommand.NextIn(session.State)?.Command?.GetType());
        Assert.Null(PresenceCommand.NextIn(session.State, new HashSet<PlayerId> { TestSession.Id("Bob") }, session.Now.AddDays(1)));
        Assert.False(PresenceCommand.DependsOn(session.State));
        foreach (var command in (SystemCommand[])[
            new StartCountdown(session.Round.Number, everyone), new EndCountdown(session.Round.Number), new NoteHostsAway(),
            new OfferControls(TestSession.Id("Bob")), new EndTimer(session.Round.Number)])
            Assert.Same(session.State, session.Try("", command).Session);
    }

    [Fact]
    public void A_countdown_that_was_stopped_by_the_end_does_not_start_again_by_itself()
    {
        var reopened = CommandSamples.Session.After("Ann", new EndSession()).After("Ann", new ReopenSession());

        Assert.True(reopened.Round is { RevealsAt: null, IsCountdownStopped: true });
    }

    [Fact]
    public void It_can_be_deleted_by_hosts() =>
        Assert.IsType<SessionDeleted>(Ended.Try("Ann", new DeleteSession()).Event);

    [Fact]
    public void It_shows_no_hidden_card()
    {
        var other = TestSession.Of("Ann", "Bob").WithStories("a", "b").Started("a").Voted(("Ann", "5"), ("Bob", "1"))
            .After("Ann", new EndSession());

        Assert.Equal(JsonText.Of(Ended.View), JsonText.Of(other.View));
        Assert.Equal(JsonText.Of(SessionHistory.Of(Ended.State)), JsonText.Of(SessionHistory.Of(other.State)));
    }
}
