using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

/// <summary>Asserts which of the four possible outcomes a command has.</summary>
sealed partial class TestSession
{
    /// <summary>The command is refused and changes nothing.</summary>
    public Refusal Refuses(string player, Command command, Reason reason) => Refuses(ActorOf(player), command, reason);

    public Refusal Refuses(Actor actor, Command command, Reason reason)
    {
        var outcome = command.Run(State, actor);
        Assert.Equal(reason, outcome.Refusal?.Reason);
        Assert.Same(State, outcome.Session);
        Assert.Null(outcome.Event);
        return outcome.Refusal!;
    }

    /// <summary>The command succeeds and changes nothing: not even the stamp, so nothing is written.</summary>
    public Outcome LeavesUnchanged(string player, Command command)
    {
        var outcome = Try(player, command);
        Assert.Null(outcome.Refusal);
        Assert.Same(State, outcome.Session);
        Assert.Null(outcome.Event);
        return outcome;
    }

    /// <summary>The command changes the session without publishing an event.</summary>
    public TestSession ChangesPrivately(string player, Command command)
    {
        var outcome = Try(player, command);
        Assert.Null(outcome.Refusal);
        Assert.Null(outcome.Event);
        AssertChanged(outcome.Session, versions: 0);
        return With(outcome.Session);
    }

    /// <summary>The command changes the session and publishes this event.</summary>
    public TestSession Publishes(string player, Command command, SessionEvent expected)
    {
        var session = Publishes<SessionEvent>(player, command, out var published);
        Assert.Equal(expected, published);
        return session;
    }

    public TestSession Publishes<T>(string player, Command command, out T published) where T : SessionEvent
    {
        var outcome = Try(player, command);
        Assert.Null(outcome.Refusal);
        published = Assert.IsAssignableFrom<T>(outcome.Event);
        AssertChanged(outcome.Session, versions: 1);
        return With(outcome.Session);
    }

    void AssertChanged(PokerSession after, int versions)
    {
        Assert.Equal(State.Version + versions, after.Version);
        Assert.Equal(State.Stamp + 1, after.Stamp);
        Assert.Equal(Now, after.ActiveAt);
    }
}
