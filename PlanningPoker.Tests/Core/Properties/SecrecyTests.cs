using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Secrecy;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Pages.Dev;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>
/// Two sessions in which everyone does the same, but for one player: the secret voter picks other cards in the twin, and changes
/// them more often. Until a reveal nobody else can tell which of the two they are in.
/// </summary>
public class SecrecyTests
{
    [Theory]
    [InlineData("Ann")]
    [InlineData("Bob")]
    public void Before_the_reveal_nothing_that_others_see_depends_on_a_vote_s_value(string secret) => Play.Check(150, steps =>
    {
        var twin = TestSession.Of("Ann", "Bob", "Cleo");
        foreach (var played in Play.Through(steps))
        {
            var told = Twin(twin, played, secret);
            AssertAlike(played, told, secret);
            twin = twin.With(played is { IsChange: true, Command: Reveal } ? played.After : told.Session);
        }
    });

    [Fact]
    public void The_twin_does_hold_other_cards()
    {
        var table = TestSession.Of("Ann", "Bob", "Cleo");
        var vote = table.Try("Bob", new Vote("5"));
        var twin = Twin(table, new(table, "Bob", new Vote("5"), vote), "Bob");

        Assert.NotEqual(Written.Out(vote.Session), Written.Out(twin.Session));
        Assert.True(twin.Session.Stamp > vote.Session.Stamp);
    }

    static Outcome Twin(TestSession twin, Played played, string secret) => (played.Who == secret, played) switch
    {
        (true, { Outcome.Refusal: not null, Command: Vote or Retract }) => Outcome.WithoutEvent(twin.Session),
        (true, { Command: Vote vote }) => VotedOtherwise(twin, secret, vote),
        (true, { Command: Retract retract }) => twin.Try(secret, retract with { Rev = null }),
        _ => twin.Try(played.Who, played.Command),
    };

    /// <summary>Other cards, picked one after the other. What is told of it is told at the first.</summary>
    static Outcome VotedOtherwise(TestSession twin, string secret, Vote vote)
    {
        if (twin.Round.IsRevealed) return Outcome.WithoutEvent(twin.Session);
        var others = twin.Session.Deck.Cards.Select(card => card.Face).Where(face => face != vote.Value).Take(3).ToList();
        var first = twin.Try(secret, vote with { Value = others[0], Rev = null });
        var last = others.Skip(1).Aggregate(twin.With(first.Session), (table, face) => table.After(secret, new Vote(face)));
        return first with { Session = last.Session };
    }

    static void AssertAlike(Played played, Outcome twin, string secret)
    {
        if (played.Who != secret) Assert.Equal(played.Outcome.Refusal?.Reason, twin.Refusal?.Reason);
        Assert.Equal(played.Outcome.Event is null, twin.Event is null);
        if (played is { IsChange: true, Command: Reveal }) return;

        Assert.Equal(Public(played.Outcome), Public(twin));
        foreach (var player in played.After.Players.Where(player => player.Id != TestSession.Id(secret)))
            Assert.Equal(MyView.Of(played.After, player), MyView.Of(twin.Session, twin.Session.Player(player.Id)!));
    }

    static string Public(Outcome outcome)
    {
        var view = new PublicView(outcome.Session);
        var payload = outcome.Event is { } what ? EventPayload.Of(what, view) : null;
        return Written.Out(view) + Written.Out(Snapshot.Of(view, new HashSet<PlayerId>())) + Written.Out((object?)payload);
    }
}
