using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

/// <summary>Of several reasons the first is reported: identity, permission, round, and then the content of the command.</summary>
public class RefusalOrderTests
{
    static readonly PlayerId NotMe = TestSession.Id("Ann");
    static readonly Vote BadStaleVote = new("not a card", Round: 1, Rev: -1);

    static PlayerActor As(string player) => CommandSamples.Session.ActorOf(player);

    [Fact]
    public void A_missing_seat_is_reported_before_a_wrong_claim()
    {
        CommandSamples.Session.Refuses(As("Zoe") with { Claimed = NotMe }, BadStaleVote, Reason.NotJoined);
        CommandSamples.Session.Refuses(As("Gus") with { Claimed = NotMe }, BadStaleVote, Reason.NotJoined);
        CommandSamples.Session.Refuses(As("Rex") with { Claimed = NotMe }, BadStaleVote, Reason.Removed);
    }

    [Fact]
    public void A_wrong_claim_is_reported_before_a_missing_permission()
    {
        CommandSamples.Session.Refuses(As("Olga") with { Claimed = NotMe }, BadStaleVote, Reason.NotYou);
        CommandSamples.Session.Refuses(As("Bob") with { Claimed = NotMe }, new Reveal(Round: 1), Reason.NotYou);
    }

    [Fact]
    public void A_missing_permission_is_reported_before_a_stale_round()
    {
        CommandSamples.Session.Refuses(As("Olga"), BadStaleVote, Reason.ObserverCannotVote);
        CommandSamples.Session.Refuses(As("Bob"), new Reveal(Round: 1), Reason.NotHost);
    }

    [Fact]
    public void A_stale_round_is_reported_before_invalid_content()
    {
        CommandSamples.Session.Refuses(As("Bob"), BadStaleVote, Reason.StaleRound);
        CommandSamples.Session.Refuses(As("Ann"), new StartStory(TestSession.Story("unknown"), Round: 1), Reason.StaleRound);
        CommandSamples.Session.Refuses(As("Ann"), new EstimateStory(TestSession.Story("a"), "not a card", Round: 1), Reason.StaleRound);
    }

    [Fact]
    public void An_unknown_card_is_reported_before_the_reveal_and_the_reveal_before_a_stale_revision()
    {
        var revealed = CommandSamples.Session.Revealed();

        revealed.Refuses("Bob", new Vote("not a card"), Reason.BadCard);
        revealed.Refuses("Bob", new Vote("8", Rev: 1), Reason.AlreadyRevealed);
    }

    [Fact]
    public void Every_command_that_names_a_round_checks_it()
    {
        Command[] late =
        [
            new Vote("5", 1), new Retract(1), new Reveal(1), new Reset(1), new StartStory(TestSession.Story("b"), 1),
            new QuickVote(1), new EstimateStory(TestSession.Story("a"), "5", 1),
        ];

        Assert.All(late, command => Assert.Equal(1, CommandSamples.Session.Refuses("Ann", command, Reason.StaleRound).Round));
    }
}
