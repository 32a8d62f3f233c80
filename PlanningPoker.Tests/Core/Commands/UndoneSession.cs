using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

/// <summary>A session for the tests of undo, and what they do with it.</summary>
static class UndoneSession
{
    /// <summary>Ann and Bob have voted on story a; Cleo has not.</summary>
    public static readonly TestSession Voted = TestSession.Of("Ann", "Bob", "Cleo").WithStories("a", "b").Started("a")
        .Voted(("Ann", "5"), ("Bob", "8"));

    /// <summary>The session after Ann took the newest offer, or the newest of a kind.</summary>
    public static TestSession Undone(TestSession session, UndoKind? kind = null)
    {
        var offer = session.State.UndoOffers.Last(offer => kind is null || offer.Kind == kind);
        var undone = session.Publishes<Undone>("Ann", new Undo(offer.Id), out var published);
        Assert.Equal((TestSession.Id("Ann"), offer.Id, offer.Kind), (published.By.Player, published.UndoId, published.What));
        return undone;
    }

    /// <summary>It is the same round with the same votes, under another number.</summary>
    public static void AssertSameRound(Round expected, Round actual)
    {
        Assert.Equal(expected with { Number = actual.Number, Votes = actual.Votes, IsCountdownStopped = true }, actual);
        Assert.Equal(expected.Votes.Values.OrderBy(vote => vote.Player.Value), actual.Votes.Values.OrderBy(vote => vote.Player.Value));
    }
}
