using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>
/// After any play, an undo that is offered gives back what its change threw away and keeps what others did since, unless it is refused for
/// a reason that <c>docs/game.md</c> names.
/// </summary>
public class UndoProperties
{
    [Fact]
    public void An_undo_after_any_play_gives_back_what_was_unless_it_is_refused()
    {
        HashSet<(UndoKind Kind, bool IsAtOnce)> given = [];
        RandomGame.Check(400, steps =>
        {
            List<UndoPromise> promises = [];
            foreach (var played in RandomGame.Play(steps).Where(played => played.IsChange))
            {
                promises.RemoveAll(promise => promise.EndsWith(played) || played.After.IsEnded);
                foreach (var promise in promises) promise.Follow(played.After);
                promises.AddRange(UndoPromise.MadeBy(played));
                foreach (var promise in promises.Where(promise => IsGivenBack(promise, played))) given.Add((promise.Kind, promise.IsNew));
            }
        });

        foreach (var kind in Enum.GetValues<UndoKind>())
            foreach (var isAtOnce in (bool[])[true, false])
                Assert.True(given.Contains((kind, isAtOnce)), $"{kind}, {(isAtOnce ? "at once" : "later")}");
    }

    static bool IsGivenBack(UndoPromise promise, PlayedStep played)
    {
        var host = RandomGame.Players.FirstOrDefault(name => played.After.Player(TestSession.Id(name)) is { IsHost: true });
        if (host is null) return false;
        var undo = new Undo(promise.Id);
        var session = played.Before.With(played.After).At(promise.Until);
        session.At(promise.Until.AddMicroseconds(1)).Refuses(host, undo, Reason.TooLate);
        var outcome = session.Try(host, undo);
        if (outcome.Refusal is { } refusal)
        {
            Assert.Equal(Reason.TooLate, refusal.Reason);
            Assert.True(promise.IsRefusalExpected, $"{promise} is refused after {played}");
            return false;
        }
        SessionInvariants.AssertHold(outcome.Session);
        promise.AssertKept(played.After, outcome.Session);
        session.At(promise.Until.AddSeconds(-1)).With(outcome.Session).Refuses(host, undo, Reason.TooLate);
        return true;
    }
}
