using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Contracts;

public class EventPayloadTests
{
    static readonly PlayerId Ann = TestSession.Id("Ann"), Bob = TestSession.Id("Bob");
    static readonly StoryId A = TestSession.Story("a");
    static readonly TestSession Start = TestSession.Of("Ann", "Bob").WithStories("a", "b");

    static void AssertPayload(string name, EventPayload payload, TestSession session, string player, Command command)
    {
        var outcome = session.Try(player, command);
        Assert.Equal(name, outcome.Event?.Name);
        Assert.Equal(JsonText.Of((object)payload), JsonText.Of((object)EventPayload.Of(outcome.Event!, new PublicView(outcome.Session))));
    }

    [Fact]
    public void Player_events_carry_the_public_data_of_the_player()
    {
        var joined = new PlayerJoinedPayload(TestSession.Id("Olga"), "Olga", Role.Observer);
        AssertPayload("player:joined", joined, Start, "Olga", new Join("Olga", Role.Observer));
        AssertPayload("player:left", new PlayerLeftPayload(Bob, null, null), Start, "Bob", new Leave());
        AssertPayload("player:left", new PlayerLeftPayload(Ann, null, Bob), Start, "Ann", new Leave());
        AssertPayload("player:left", new PlayerLeftPayload(Bob, true, null), Start, "Ann", new RemovePlayer(Bob));
        AssertPayload("player:updated", new PlayerUpdatedPayload(Bob, "Bob", Role.Voter, true, null), Start, "Ann", new PromotePlayer(Bob));
        AssertPayload("player:updated", new PlayerUpdatedPayload(Ann, "Ann", Role.Voter, false, Bob), Start, "Ann", new DemotePlayer(Ann));
    }

    [Fact]
    public void Vote_events_carry_only_the_count()
    {
        AssertPayload("vote:submitted", new VotePayload(Bob, 1, 2), Start, "Bob", new Vote("5"));
        AssertPayload("vote:retracted", new VotePayload(Bob, 0, 2), Start.Voted(("Bob", "5")), "Bob", new Retract());
    }

    [Fact]
    public void A_reveal_carries_the_votes_and_their_statistics()
    {
        var voted = Start.Voted(("Bob", "5"));
        var results = voted.Revealed().View.Results!;
        var payload = new RevealPayload(1, [new(Bob, "Bob", "5")], new(true, "5", 1), results.Statistics);

        AssertPayload("cards:revealed", payload, voted, "Ann", new Reveal());
    }

    [Fact]
    public void Round_events_carry_the_number_of_the_round()
    {
        AssertPayload("game:reset", new RoundPayload(2), Start, "Ann", new Reset());
        AssertPayload("story:started", new StoryStartedPayload(A, 2), Start, "Ann", new StartStory(A));
        AssertPayload("story:started", new StoryStartedPayload(null, 3), Start.Started("a"), "Ann", new QuickVote());
    }

    [Fact]
    public void Story_events_carry_what_the_backlog_shows()
    {
        var created = new StoriesCreatedPayload([new(TestSession.Story("c"), "US-1", "Login", null, 2)]);
        AssertPayload("story:created", created, Start, "Ann", new CreateStory("c", "Login", "US-1"));
        AssertPayload("story:updated", new StoryPayload(A, null, "Login", null, 0), Start, "Ann", new EditStory(A, "Login"));
        AssertPayload("story:moved", new StoryMovedPayload(A, 1), Start, "Ann", new MoveStory(A, 1));
        AssertPayload("story:estimated", new StoryEstimatedPayload(A, "5"), Start, "Ann", new EstimateStory(A, "5"));
        AssertPayload("story:deleted", new StoryDeletedPayload(A, 1), Start, "Ann", new DeleteStory(A));
        AssertPayload("story:deleted", new StoryDeletedPayload(A, 3), Start.Started("a"), "Ann", new DeleteStory(A));
    }

    [Fact]
    public void An_import_is_one_event_with_all_stories_and_their_positions()
    {
        var outcome = Start.Try("Ann", new ImportStories([new(1, new("c")), new(2, new("d"))]));
        var payload = Assert.IsType<StoriesCreatedPayload>(EventPayload.Of(outcome.Event!, new PublicView(outcome.Session)));

        Assert.Equal([("c", 2), ("d", 3)], payload.Stories.Select(story => (story.Title, story.Position)));
    }

    [Fact]
    public void Session_events_carry_the_deck_and_the_round()
    {
        var updated = new SessionUpdatedPayload("New", Deck.TShirt.Cards, new(), 2);

        AssertPayload("session:updated", updated, Start, "Ann", new UpdateSession("New", new("t-shirt", [])));
        AssertPayload("live:gone", new SessionDeletedPayload(), Start, "Ann", new DeleteSession());
    }
}
