using System.Collections.Immutable;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>In any game, if two players had chosen each other's card in the anonymous rounds, nobody else could tell.</summary>
public class AnonymityTests
{
    [Fact]
    public void Nothing_that_others_see_depends_on_who_chose_which_card_of_an_anonymous_round() => RandomGame.Check(150, steps =>
    {
        foreach (var played in RandomGame.Play(steps))
        {
            var twin = WithCardsSwapped(played.After);
            Assert.Equal(Public(played.After, played.Outcome.Event), Public(twin, played.Outcome.Event));
            var swapped = Swapped(played.After.Round);
            foreach (var player in played.After.Players.Where(player => !swapped.Contains(player.Id)))
                Assert.Equal(MyView.Of(played.After, player), MyView.Of(twin, player));
        }
    });

    [Fact]
    public void The_twin_holds_other_cards()
    {
        var session = TestSession.Of("Ann", "Bob").After("Ann", new UpdateSession(Settings: new(Anonymous: true)))
            .Voted(("Ann", "5"), ("Bob", "8")).Revealed().State;

        Assert.NotEqual(JsonText.Of(session), JsonText.Of(WithCardsSwapped(session)));
    }

    static PokerSession WithCardsSwapped(PokerSession session) => session with
    {
        Round = WithCardsSwapped(session.Round),
        FinishedRounds = [.. session.FinishedRounds.Select(WithCardsSwapped)],
    };

    static Round WithCardsSwapped(Round round) => Swapped(round) is [var first, var second]
        ? round.With(Given(round.Votes[first], round.Votes[second])).With(Given(round.Votes[second], round.Votes[first]))
        : round;

    static CastVote Given(CastVote vote, CastVote other) => vote with { Face = other.Face, Reason = other.Reason };

    /// <summary>Two players who have voted in an anonymous round; empty where there are none.</summary>
    static ImmutableArray<PlayerId> Swapped(Round round) => round.IsAnonymous && round.Votes.Values.Count(vote => vote.Face is not null) > 1
        ? [.. round.Votes.Values.Where(vote => vote.Face is not null).Select(vote => vote.Player)
            .OrderBy(player => player.Value, StringComparer.Ordinal).Take(2)]
        : [];

    static string Public(PokerSession session, SessionEvent? what)
    {
        var view = PublicView.Of(session);
        var payload = what is null or SessionDeleted ? null : EventPayload.Of(what, view);
        return JsonText.Of(view) + JsonText.Of(Snapshot.Of(view, new HashSet<PlayerId>())) + JsonText.Of((object?)payload)
            + JsonText.Of(ExportedSession.Of(session)) + JsonText.Of(SessionHistory.Of(session));
    }
}
