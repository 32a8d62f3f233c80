using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>
/// Two sessions in which everyone runs the same commands, except one player: the secret voter picks other cards in the twin and changes
/// them more often. Until the reveal no other player can tell the two sessions apart.
/// </summary>
public class SecrecyTests
{
    [Theory]
    [InlineData("Ann")]
    [InlineData("Bob")]
    public void Before_the_reveal_nothing_that_others_see_depends_on_the_value_of_a_vote(string secret) => RandomGame.Check(150, steps =>
    {
        var twin = RandomGame.Start;
        foreach (var played in RandomGame.Play(steps))
        {
            var twinOutcome = Twin(twin, played, secret);
            AssertAlike(played, twinOutcome, secret);
            twin = twin.With(IsReveal(played) ? played.After : twinOutcome.Session);
        }
    });

    [Fact]
    public void The_twin_holds_other_cards()
    {
        var session = TestSession.Of("Ann", "Bob", "Cleo");
        var vote = session.Try("Bob", new Vote("5"));
        var twin = Twin(session, new(session, "Bob", new Vote("5"), vote), "Bob");

        Assert.NotEqual(JsonText.Of(vote.Session), JsonText.Of(twin.Session));
        Assert.True(twin.Session.Stamp > vote.Session.Stamp);
    }

    static Outcome Twin(TestSession twin, PlayedStep played, string secret) => (played.Player == secret, played) switch
    {
        (true, { IsChange: false, Command: Vote or Retract }) => Outcome.Unchanged(twin.State),
        (true, { Command: Vote vote }) when vote.Value == FaceOf(played.Before, secret) => GaveOtherReason(twin, secret, vote),
        (true, { Command: Vote vote }) => VotedOtherwise(twin, secret, vote),
        (true, { Command: Retract retract }) => twin.Try(secret, retract with { Rev = null }),
        _ => twin.Try(played.Player, played.Command),
    };

    /// <summary>Keeps the card too, which may be another one.</summary>
    static Outcome GaveOtherReason(TestSession twin, string secret, Vote vote) =>
        twin.Try(secret, vote with { Value = FaceOf(twin, secret), Rev = null, Reason = "something else" });

    static string? FaceOf(TestSession session, string player) => session.Round.FaceOf(TestSession.Id(player));

    /// <summary>Picks other cards, one after the other if votes may change. Only the first vote is published.</summary>
    static Outcome VotedOtherwise(TestSession twin, string secret, Vote vote)
    {
        if (twin.Round.IsRevealed) return Outcome.Unchanged(twin.State);
        // A change stops a countdown, which everyone sees.
        var count = twin.State is { Settings.VotesMayChange: true, Round.RevealsAt: null } ? 3 : 1;
        // Not the card that it holds already: to vote for that again changes nothing.
        var others = twin.State.Deck.Cards.Select(card => card.Face)
            .Where(face => face != vote.Value && face != FaceOf(twin, secret)).Take(count).ToList();
        var rev = 1 + (twin.Round.Votes.GetValueOrDefault(TestSession.Id(secret))?.Rev ?? 0);
        var first = twin.Try(secret, vote with { Value = others[0], Rev = rev });
        var last = others.Skip(1).Aggregate(twin.With(first.Session), (session, face) => session.After(secret, new Vote(face)));
        return first with { Session = last.State };
    }

    static void AssertAlike(PlayedStep played, Outcome twin, string secret)
    {
        if (played.Player != secret) Assert.Equal(played.Outcome.Refusal?.Reason, twin.Refusal?.Reason);
        Assert.Equal(played.Outcome.Event is null, twin.Event is null);
        if (IsReveal(played)) return;

        Assert.Equal(Public(played.Outcome), Public(twin));
        foreach (var player in played.After.Players.Where(player => player.Id != TestSession.Id(secret)))
            Assert.Equal(MyView.Of(played.After, player), MyView.Of(twin.Session, twin.Session.Player(player.Id)!));
    }

    static bool IsReveal(PlayedStep played) => played is { IsChange: true, Command: Reveal or EndCountdown };

    static string Public(Outcome outcome)
    {
        var view = PublicView.Of(outcome.Session);
        var payload = outcome.Event is { } what ? EventPayload.Of(what, view) : null;
        return JsonText.Of(view) + JsonText.Of(Snapshot.Of(view, new HashSet<PlayerId>())) + JsonText.Of((object?)payload);
    }
}
