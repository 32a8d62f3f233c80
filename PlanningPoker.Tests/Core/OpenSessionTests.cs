using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

public class OpenSessionTests
{
    static readonly PlayerActor Ann = TestSession.Of("Ann").ActorOf("Ann");

    [Fact]
    public void A_new_session_starts_with_a_quick_vote_in_round_1()
    {
        var opened = TestSession.OpenedBy("Ann", new(" Team ", " Ann ")).State;

        Assert.Equal(("Team", 1, null, false), (opened.Name, opened.Round.Number, opened.Round.Story, opened.Round.IsRevealed));
        Assert.Same(Deck.ModifiedFibonacci, opened.Deck);
        Assert.Same(Deck.ModifiedFibonacci, opened.Round.Deck);
        Assert.Equal((1, 1), (opened.Version, opened.Stamp));
    }

    [Fact]
    public void The_player_who_opens_a_session_is_its_host_and_votes()
    {
        var ann = TestSession.OpenedBy("Ann", new("Team", "Ann"))["Ann"];

        Assert.Equal((1, "Ann", true, Role.Voter), (ann.Seat, ann.Name, ann.IsHost, ann.Role));
    }

    [Fact]
    public void A_host_who_only_facilitates_is_not_counted()
    {
        var session = TestSession.OpenedBy("Ann", new("Team", "Ann", FacilitateOnly: true));

        Assert.Equal(0, session.View.TotalPlayers);
        session.Refuses("Ann", new Vote("5"), Reason.ObserverCannotVote);
    }

    [Theory]
    [InlineData("", "Ann", null, Reason.BadName)]
    [InlineData("Team", null, null, Reason.BadName)]
    [InlineData("Team", "Ann", "tarot", Reason.BadDeck)]
    public void Invalid_names_and_decks_are_refused(string? name, string? host, string? deck, Reason reason)
    {
        var (opened, refusal) = new OpenSession(name, host, deck is null ? null : new(deck, [])).Open(TestSession.Code, Ann);

        Assert.Null(opened);
        Assert.Equal(reason, refusal?.Reason);
    }

    [Fact]
    public void A_session_can_be_opened_with_a_custom_deck()
    {
        var session = TestSession.OpenedBy("Ann", new("Team", "Ann", new(null, ["low", "high"])));

        session.After("Ann", new Vote("low"));
        session.Refuses("Ann", new Vote("5"), Reason.BadCard);
    }
}
