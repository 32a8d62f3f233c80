using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Contracts;

public class EventPayloadTests
{
    static readonly PlayerId Ann = TestSession.Id("Ann"), Bob = TestSession.Id("Bob");
    static readonly StoryId A = TestSession.Story("a");
    static readonly TestSession Start = TestSession.Of("Ann", "Bob").WithStories("a", "b");

    static void AssertTold(string name, EventPayload payload, TestSession table, string who, Command command)
    {
        var outcome = table.Try(who, command);
        Assert.Equal(name, outcome.Event?.Name);
        Assert.Equal(Written.Out((object)payload), Written.Out((object)EventPayload.Of(outcome.Event!, new PublicView(outcome.Session))));
    }

    [Fact]
    public void Players_are_told_as_everyone_sees_them()
    {
        var joined = new PlayerJoinedPayload(TestSession.Id("Olga"), "Olga", Role.Observer);
        AssertTold("player:joined", joined, Start, "Olga", new Join("Olga", Role.Observer));
        AssertTold("player:left", new PlayerLeftPayload(Bob, null, null), Start, "Bob", new Leave());
        AssertTold("player:left", new PlayerLeftPayload(Ann, null, Bob), Start, "Ann", new Leave());
        AssertTold("player:left", new PlayerLeftPayload(Bob, true, null), Start, "Ann", new RemovePlayer(Bob));
        AssertTold("player:updated", new PlayerUpdatedPayload(Bob, "Bob", Role.Voter, true, null), Start, "Ann", new PromotePlayer(Bob));
        AssertTold("player:updated", new PlayerUpdatedPayload(Ann, "Ann", Role.Voter, false, Bob), Start, "Ann", new DemotePlayer(Ann));
    }

    [Fact]
    public void Votes_are_told_by_their_number_only()
    {
        AssertTold("vote:submitted", new VotePayload(Bob, 1, 2), Start, "Bob", new Vote("5"));
        AssertTold("vote:retracted", new VotePayload(Bob, 0, 2), Start.Voted(("Bob", "5")), "Bob", new Retract());
    }

    [Fact]
    public void A_reveal_carries_the_votes_and_what_they_say()
    {
        var voted = Start.Voted(("Bob", "5"));
        var results = voted.Revealed().View.Results!;
        var payload = new RevealPayload(1, [new(Bob, "Bob", "5")], new(true, "5", 1), results.Statistics);

        AssertTold("cards:revealed", payload, voted, "Ann", new Reveal());
    }

    [Fact]
    public void A_new_round_is_told_by_its_number()
    {
        AssertTold("game:reset", new RoundPayload(2), Start, "Ann", new Reset());
        AssertTold("story:started", new StoryStartedPayload(A, 2), Start, "Ann", new StartStory(A));
        AssertTold("story:started", new StoryStartedPayload(null, 3), Start.Started("a"), "Ann", new QuickVote());
    }

    [Fact]
    public void Stories_are_told_as_the_backlog_shows_them()
    {
        var created = new StoriesCreatedPayload([new(TestSession.Story("c"), "US-1", "Login", null, 2)]);
        AssertTold("story:created", created, Start, "Ann", new CreateStory("c", "Login", "US-1"));
        AssertTold("story:updated", new StoryPayload(A, null, "Login", null, 0), Start, "Ann", new EditStory(A, "Login"));
        AssertTold("story:moved", new StoryMovedPayload(A, 1), Start, "Ann", new MoveStory(A, 1));
        AssertTold("story:estimated", new StoryEstimatedPayload(A, "5"), Start, "Ann", new EstimateStory(A, "5"));
        AssertTold("story:deleted", new StoryDeletedPayload(A, 1), Start, "Ann", new DeleteStory(A));
        AssertTold("story:deleted", new StoryDeletedPayload(A, 3), Start.Started("a"), "Ann", new DeleteStory(A));
    }

    [Fact]
    public void An_import_is_one_event_for_all_its_stories_in_their_places()
    {
        var outcome = Start.Try("Ann", new ImportStories([new(1, new("c")), new(2, new("d"))]));
        var payload = Assert.IsType<StoriesCreatedPayload>(EventPayload.Of(outcome.Event!, new PublicView(outcome.Session)));

        Assert.Equal([("c", 2), ("d", 3)], payload.Stories.Select(story => (story.Title, story.Position)));
    }

    [Fact]
    public void The_session_is_told_with_its_deck_and_the_round_it_is_in()
    {
        var updated = new SessionUpdatedPayload("New", Deck.TShirt.Cards, new(), 2);

        AssertTold("session:updated", updated, Start, "Ann", new UpdateSession("New", new("t-shirt", [])));
        AssertTold("live:gone", new SessionDeletedPayload(), Start, "Ann", new DeleteSession());
    }
}
