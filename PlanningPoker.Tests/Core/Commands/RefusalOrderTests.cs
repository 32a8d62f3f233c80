using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

/// <summary>Of several reasons the first is told: who you are, whether you may, whether the round is on, and only then what you ask.</summary>
public class RefusalOrderTests
{
    static readonly PlayerId NotMe = TestSession.Id("Ann");
    static readonly Vote BadStaleVote = new("not a card", Round: 1, Rev: -1);

    static Actor As(string who) => Verbs.TestSession.ActorOf(who);

    [Fact]
    public void Having_no_seat_comes_before_a_wrong_claim()
    {
        Verbs.TestSession.Refuses(As("Zoe") with { Claimed = NotMe }, BadStaleVote, Reason.NotJoined);
        Verbs.TestSession.Refuses(As("Gus") with { Claimed = NotMe }, BadStaleVote, Reason.NotJoined);
        Verbs.TestSession.Refuses(As("Rex") with { Claimed = NotMe }, BadStaleVote, Reason.Removed);
    }

    [Fact]
    public void A_wrong_claim_comes_before_what_one_may()
    {
        Verbs.TestSession.Refuses(As("Olga") with { Claimed = NotMe }, BadStaleVote, Reason.NotYou);
        Verbs.TestSession.Refuses(As("Bob") with { Claimed = NotMe }, new Reveal(Round: 1), Reason.NotYou);
    }

    [Fact]
    public void What_one_may_comes_before_the_round()
    {
        Verbs.TestSession.Refuses(As("Olga"), BadStaleVote, Reason.ObserverCannotVote);
        Verbs.TestSession.Refuses(As("Bob"), new Reveal(Round: 1), Reason.NotHost);
    }

    [Fact]
    public void The_round_comes_before_what_is_asked()
    {
        Verbs.TestSession.Refuses(As("Bob"), BadStaleVote, Reason.StaleRound);
        Verbs.TestSession.Refuses(As("Ann"), new StartStory(TestSession.Story("unknown"), Round: 1), Reason.StaleRound);
        Verbs.TestSession.Refuses(As("Ann"), new EstimateStory(TestSession.Story("a"), "not a card", Round: 1), Reason.StaleRound);
    }

    [Fact]
    public void A_card_that_is_none_comes_before_the_reveal_and_the_reveal_before_the_revision()
    {
        var revealed = Verbs.TestSession.Revealed();

        revealed.Refuses("Bob", new Vote("not a card"), Reason.BadCard);
        revealed.Refuses("Bob", new Vote("8", Rev: 1), Reason.AlreadyRevealed);
    }

    [Fact]
    public void The_round_is_asked_of_every_verb_that_belongs_to_one()
    {
        Command[] late =
        [
            new Vote("5", 1), new Retract(1), new Reveal(1), new Reset(1), new StartStory(TestSession.Story("b"), 1),
            new QuickVote(1), new EstimateStory(TestSession.Story("a"), "5", 1),
        ];

        Assert.All(late, command => Assert.Equal(1, Verbs.TestSession.Refuses("Ann", command, Reason.StaleRound).Round));
    }
}
