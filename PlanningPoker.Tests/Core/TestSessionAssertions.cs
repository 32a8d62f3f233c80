using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

/// <summary>The four things that can come of a command.</summary>
sealed partial class TestSession
{
    /// <summary>Refused, and nothing changed.</summary>
    public Refusal Refuses(string who, Command command, Reason reason) => Refuses(ActorOf(who), command, reason);

    public Refusal Refuses(Actor actor, Command command, Reason reason)
    {
        var outcome = command.Run(Session, actor);
        Assert.Equal(reason, outcome.Refusal?.Reason);
        Assert.Same(Session, outcome.Session);
        Assert.Null(outcome.Event);
        return outcome.Refusal!;
    }

    /// <summary>Fine, and nothing changed: not even the stamp, so nothing is written.</summary>
    public Outcome Ignores(string who, Command command)
    {
        var outcome = Try(who, command);
        Assert.Null(outcome.Refusal);
        Assert.Same(Session, outcome.Session);
        Assert.Null(outcome.Event);
        return outcome;
    }

    /// <summary>Written, and nobody hears of it.</summary>
    public TestSession Hides(string who, Command command)
    {
        var outcome = Try(who, command);
        Assert.Null(outcome.Refusal);
        Assert.Null(outcome.Event);
        AssertMoved(outcome.Session, versions: 0);
        return With(outcome.Session);
    }

    /// <summary>Written, and everyone hears this.</summary>
    public TestSession Tells(string who, Command command, SessionEvent what)
    {
        var table = Tells<SessionEvent>(who, command, out var told);
        Assert.Equal(what, told);
        return table;
    }

    public TestSession Tells<T>(string who, Command command, out T told) where T : SessionEvent
    {
        var outcome = Try(who, command);
        Assert.Null(outcome.Refusal);
        told = Assert.IsAssignableFrom<T>(outcome.Event);
        AssertMoved(outcome.Session, versions: 1);
        return With(outcome.Session);
    }

    void AssertMoved(PokerSession after, int versions)
    {
        Assert.Equal(Session.Version + versions, after.Version);
        Assert.Equal(Session.Stamp + 1, after.Stamp);
        Assert.Equal(Now, after.ActiveAt);
    }
}
