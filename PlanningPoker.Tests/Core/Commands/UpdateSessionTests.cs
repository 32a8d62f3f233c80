using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

public class UpdateSessionTests
{
    static readonly TestSession Start = TestSession.Of("Ann").WithStories("a").Started("a").Voted(("Ann", "5"));

    static readonly SessionUpdated Told = new(TestSession.Id("Ann"));

    [Fact]
    public void A_new_name_leaves_the_round_as_it_is()
    {
        var table = Start.Tells("Ann", new UpdateSession(" Dream team "), Told);

        Assert.Equal("Dream team", table.Session.Name);
        Assert.Same(Start.Round, table.Round);
    }

    [Fact]
    public void A_new_deck_opens_a_new_round_on_the_same_story()
    {
        var table = Start.Tells("Ann", new UpdateSession(Deck: new("t-shirt", [])), Told);

        Assert.Equal((3, TestSession.Story("a")), (table.Round.Number, table.Round.Story));
        Assert.Same(Deck.TShirt, table.View.Deck);
        Assert.Equal(0, table.View.VoteCount);
        Assert.Empty(table.Session.FinishedRounds);
        table.Refuses("Ann", new Vote("5"), Reason.BadCard);
        table.After("Ann", new Vote("XL"));
    }

    [Fact]
    public void A_revealed_round_keeps_the_deck_it_was_played_with()
    {
        var table = Start.Revealed().After("Ann", new UpdateSession(Deck: new("t-shirt", [])));

        Assert.Same(Deck.ModifiedFibonacci, table.Session.FinishedRounds.Single().Deck);
        Assert.Equal(5, table.View.EarlierRounds.Single().Results.Statistics.Average);
    }

    [Fact]
    public void Saying_what_is_so_already_changes_nothing()
    {
        Start.Ignores("Ann", new UpdateSession());
        Start.Ignores("Ann", new UpdateSession("Team", new("modified-fibonacci", [])));
        Start.Ignores("Ann", new UpdateSession(Deck: new(null, [.. Deck.ModifiedFibonacci.Cards.Select(card => card.Face)])));
    }

    [Fact]
    public void A_bad_name_or_deck_is_refused_and_neither_is_changed()
    {
        Start.Refuses("Ann", new UpdateSession(""), Reason.BadName);
        Start.Refuses("Ann", new UpdateSession(new('x', 41)), Reason.BadName);
        Start.Refuses("Ann", new UpdateSession("New", new("tarot", [])), Reason.BadDeck);
        Start.Refuses("Ann", new UpdateSession("New", new(null, ["1"])), Reason.BadDeck);
    }

    [Fact]
    public void Deleting_the_session_tells_everyone_it_is_gone() =>
        Start.Tells("Ann", new DeleteSession(), new SessionDeleted(TestSession.Id("Ann")));
}
