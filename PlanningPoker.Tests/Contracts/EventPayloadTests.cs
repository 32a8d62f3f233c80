using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Contracts;

public class EventPayloadTests
{
    static readonly PlayerId Ann = TestSession.Id("Ann"), Bob = TestSession.Id("Bob");
    static readonly StoryId A = TestSession.Story("a");
    static readonly TestSession Start = TestSession.Of("Ann", "Bob").WithStories("a", "b");
    static readonly TestSession Voted = Start.Voted(("Bob", "5"));

    static readonly TestSession Waiting = Voted.After("Ann", new UpdateSession(Settings: new(AutoReveal: true)));
    static readonly TestSession Counting = Waiting.After("", new StartCountdown(1, Voted.Voters()));

    static readonly TestSession WithoutHost = Voted.After("", new NoteHostsAway());

    static readonly EventCase[] PlayerEvents =
    [
        new("player:joined", new PlayerJoinedPayload(TestSession.Id("Olga"), "Olga", Role.Observer, false),
            "Olga", new Join("Olga", Role.Observer)),
        new("player:joined", new PlayerJoinedPayload(Bob, "Bob", Role.Voter, true), "Bob", new Join("Bob"))
            { Session = Voted.After("Bob", new Leave()) },
        new("player:left", new PlayerLeftPayload(Bob, null, null), "Bob", new Leave()),
        new("player:left", new PlayerLeftPayload(Ann, null, Bob), "Ann", new Leave()),
        new("player:left", new PlayerLeftPayload(Bob, true, null), "Ann", new RemovePlayer(Bob)),
        new("player:updated", new PlayerUpdatedPayload(Bob, "Bob", Role.Voter, true, false, null), "Ann", new PromotePlayer(Bob)),
        new("player:updated", new PlayerUpdatedPayload(Ann, "Ann", Role.Voter, false, false, Bob), "Ann", new DemotePlayer(Ann)),
    ];

    static readonly EventCase[] VoteEvents =
    [
        new("vote:submitted", new VotePayload(Bob, 1, 2), "Bob", new Vote("5")),
        new("player:skipped", new SkipPayload(Bob, 1, 0, 1), "Ann", new SkipPlayer(Bob)),
        new("player:unskipped", new SkipPayload(Bob, 1, 0, 2), "Ann", new UnskipPlayer(Bob))
            { Session = Start.After("Ann", new SkipPlayer(Bob)) },
        new("vote:retracted", new VotePayload(Bob, 0, 2), "Bob", new Retract()) { Session = Voted },
    ];

    static readonly EventCase[] Reveals =
    [
        new("cards:revealed", new RevealPayload(1, [new(Bob, "Bob", "5")], new(true, "5", 1), Voted.Revealed().View.Results!.Statistics),
            "Ann", new Reveal()) { Session = Voted },
    ];

    static readonly EventCase[] RoundEvents =
    [
        new("session:ended", new SessionEndedPayload(Voted.Now), "Ann", new EndSession()) { Session = Voted },
        new("session:reopened", new SessionReopenedPayload(1), "Ann", new ReopenSession())
            { Session = Voted.After("Ann", new EndSession()) },
        new("game:reset", new RoundPayload(2), "Ann", new Reset()),
        new("countdown:started", new CountdownStartedPayload(1, Counting.Round.RevealsAt!.Value), "",
            new StartCountdown(1, Voted.Voters())) { Session = Waiting },
        new("countdown:stopped", new CountdownStoppedPayload(1, Ann), "Ann", new StopCountdown()) { Session = Counting },
        new("countdown:stopped", new CountdownStoppedPayload(1, null), "", new CancelCountdown(1, new HashSet<PlayerId> { Ann }))
            { Session = Counting },
        new("host:offered", new HostOfferedPayload(Bob), "", new OfferControls(Bob))
            { Session = WithoutHost },
        new("host:withdrawn", new HostOfferWithdrawnPayload(), "", new WithdrawOffer()) { Session = Voted.Offered("Bob") },
        new("timer:changed", new TimerPayload(1, new(TimerState.Running, Voted.Now.AddSeconds(30), null)), "Ann", new StartTimer(30))
            { Session = Voted },
        new("timer:changed", new TimerPayload(1, null), "Ann", new StopTimer()) { Session = Voted.After("Ann", new StartTimer()) },
        new("timer:ended", new RoundPayload(1), "", new EndTimer(1)) { Session = Voted.After("Ann", new StartTimer()) },
        new("story:started", new StoryStartedPayload(A, 2), "Ann", new StartStory(A)),
        new("story:started", new StoryStartedPayload(TestSession.Story("b"), 3, new(A, "5")),
            "Ann", new StartStory(TestSession.Story("b"), Estimate: "5")) { Session = Start.Started("a") },
        new("story:started", new StoryStartedPayload(null, 3), "Ann", new QuickVote()) { Session = Start.Started("a") },
    ];

    static readonly EventCase[] StoryEvents =
    [
        new("story:created", new StoriesPayload([new(TestSession.Story("c"), "US-1", "Login", null, 2)]),
            "Ann", new CreateStory("c", "Login", "US-1")),
        new("story:updated", new StoryPayload(A, null, "Login", null, 0), "Ann", new EditStory(A, "Login")),
        new("story:updated", new StoryPayload(A, null, "a", null, 0, Parked: true), "Ann", new ParkStories(A)),
        new("story:updated", new StoriesPayload([new(A, null, "a", null, 0), new(TestSession.Story("b"), null, "b", null, 1)]),
            "Ann", new UnparkStories(A, TestSession.Story("b")))
        {
            Session = Start.After("Ann", new ParkStories(A, TestSession.Story("b"))),
        },
        new("story:moved", new StoryMovedPayload(A, 1), "Ann", new MoveStory(A, 1)),
        new("story:estimated", new StoryEstimatedPayload(A, "5"), "Ann", new EstimateStory(A, "5")),
        new("story:deleted", new StoryDeletedPayload(A, 1), "Ann", new DeleteStories(A)),
        new("story:deleted", new StoryDeletedPayload(A, 3), "Ann", new DeleteStories(A)) { Session = Start.Started("a") },
        new("story:deleted", new StoriesDeletedPayload([A, TestSession.Story("b")], 1), "Ann",
            new DeleteStories(A, TestSession.Story("b"))),
    ];

    static readonly TestSession Removed = Voted.After("Ann", new RemovePlayer(Bob));

    static readonly TestSession Parked = Start.After("Ann", new ParkStories(A));

    static readonly EventCase[] UndoEvents =
    [
        new("undone", new UndonePayload(UndoKind.Player, 1, Phase.Voting, 1, 2, null, null, new(Bob, "Bob", Role.Voter, false, true, null))
            { UndoId = Removed.State.Version }, "Ann", new Undo(Removed.State.Version)) { Session = Removed },
        new("undone", new UndonePayload(UndoKind.Park, 1, Phase.Voting, 0, 2, null, new(A, null, "a", null, 0), null)
            { UndoId = Parked.State.Version }, "Ann", new Undo(Parked.State.Version)) { Session = Parked },
        new("undo:expired", new UndoExpiredPayload([]), "", new ExpireUndoOffers()) { Session = Removed },
    ];

    static readonly EventCase[] SessionEvents =
    [
        new("session:updated",
            new SessionUpdatedPayload(
                "New", Deck.TShirt.Cards, new(WhoMay.Hosts, WhoMay.Hosts, false, true, false, 120, false, false, null), 2),
            "Ann", new UpdateSession("New", new("t-shirt", []))),
        new("live:gone", new SessionDeletedPayload(), "Ann", new DeleteSession()),
    ];

    [Fact]
    public void Every_event_has_a_case()
    {
        EventCase[] all = [.. PlayerEvents, .. VoteEvents, .. Reveals, .. RoundEvents, .. StoryEvents, .. UndoEvents, .. SessionEvents];

        Assert.Equal(SessionEvent.Names, all.Select(each => each.Event).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Player_events_carry_the_public_data_of_the_player() => Assert.All(PlayerEvents, AssertPayload);

    [Fact]
    public void Vote_events_carry_only_the_count() => Assert.All(VoteEvents, AssertPayload);

    [Fact]
    public void A_reveal_carries_the_votes_and_their_statistics() => Assert.All(Reveals, AssertPayload);

    [Fact]
    public void Round_events_carry_the_number_of_the_round() => Assert.All(RoundEvents, AssertPayload);

    [Fact]
    public void Story_events_carry_what_the_backlog_shows() => Assert.All(StoryEvents, AssertPayload);

    [Fact]
    public void An_undo_carries_what_is_back() => Assert.All(UndoEvents, AssertPayload);

    [Fact]
    public void What_can_be_undone_carries_the_id_and_the_end_of_the_offer()
    {
        var outcome = Voted.Try("Ann", new Reset());
        var payload = EventPayload.Of(outcome.Event!, PublicView.Of(outcome.Session));

        Assert.Equal((outcome.Session.Version, Voted.Now + UndoTerms.Lifetime), (payload.UndoId, payload.UndoUntil));
    }

    [Fact]
    public void An_import_is_one_event_with_all_stories_and_their_positions()
    {
        var outcome = Start.Try("Ann", new ImportStories([new(1, new("c")), new(2, new("d"))]));
        var payload = Assert.IsType<StoriesPayload>(EventPayload.Of(outcome.Event!, PublicView.Of(outcome.Session)));

        Assert.Equal([("c", 2), ("d", 3)], payload.Stories.Select(story => (story.Title, story.Position)));
    }

    [Fact]
    public void Session_events_carry_the_deck_and_the_round() => Assert.All(SessionEvents, AssertPayload);

    static void AssertPayload(EventCase each)
    {
        var outcome = each.Session.Try(each.Who, each.Command);
        Assert.Equal(each.Event, outcome.Event?.Name);
        var payload = EventPayload.Of(outcome.Event!, PublicView.Of(outcome.Session)) with { UndoUntil = null };
        if (outcome.Event is not Undone) payload = payload with { UndoId = null };
        Assert.Equal(JsonText.Of((object)each.Payload), JsonText.Of((object)payload));
    }

    /// <summary>The event and the payload that follow when a player runs a command.</summary>
    sealed record EventCase(string Event, EventPayload Payload, string Who, Command Command)
    {
        public TestSession Session { get; init; } = Start;
    }
}
