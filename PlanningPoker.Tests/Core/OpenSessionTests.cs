using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

public class OpenSessionTests
{
    static readonly Actor Ann = TestSession.Of("Ann").ActorOf("Ann");

    [Fact]
    public void A_new_session_is_in_round_1_a_quick_vote_and_voting()
    {
        var session = TestSession.OpenedBy("Ann", new(" Team ", " Ann ")).Session;

        Assert.Equal(("Team", 1, null, false), (session.Name, session.Round.Number, session.Round.Story, session.Round.IsRevealed));
        Assert.Same(Deck.ModifiedFibonacci, session.Deck);
        Assert.Same(Deck.ModifiedFibonacci, session.Round.Deck);
        Assert.Equal((1, 1), (session.Version, session.Stamp));
    }

    [Fact]
    public void Whoever_opens_it_is_its_host_and_holds_cards()
    {
        var ann = TestSession.OpenedBy("Ann", new("Team", "Ann"))["Ann"];

        Assert.Equal((1, "Ann", true, Role.Voter), (ann.Seat, ann.Name, ann.IsHost, ann.Role));
    }

    [Fact]
    public void A_host_who_only_facilitates_is_not_counted()
    {
        var table = TestSession.OpenedBy("Ann", new("Team", "Ann", FacilitateOnly: true));

        Assert.Equal(0, table.View.TotalPlayers);
        table.Refuses("Ann", new Vote("5"), Reason.ObserverCannotVote);
    }

    [Theory]
    [InlineData("", "Ann", null, Reason.BadName)]
    [InlineData("Team", null, null, Reason.BadName)]
    [InlineData("Team", "Ann", "tarot", Reason.BadDeck)]
    public void Bad_names_and_decks_are_refused(string? name, string? host, string? deck, Reason reason)
    {
        var (session, refusal) = new OpenSession(name, host, deck is null ? null : new(deck, [])).Open(TestSession.Code, Ann);

        Assert.Null(session);
        Assert.Equal(reason, refusal?.Reason);
    }

    [Fact]
    public void A_deck_of_ones_own_will_do()
    {
        var table = TestSession.OpenedBy("Ann", new("Team", "Ann", new(null, ["low", "high"])));

        table.After("Ann", new Vote("low"));
        table.Refuses("Ann", new Vote("5"), Reason.BadCard);
    }
}
