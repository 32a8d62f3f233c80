using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Server;

/// <summary>The roles in which a test tries a command.</summary>
public enum TestRole { Stranger, Player, Other, Observer, Host, Removed }

/// <summary>A session with one player of each role, and two stories.</summary>
sealed class PopulatedSession(ServerSession opened) : ServerSession(opened.Server, opened.Code, opened.Host)
{
    public required TestPlayer Player { get; init; }
    public required TestPlayer Other { get; init; }
    public required TestPlayer Observer { get; init; }
    public required TestPlayer Removed { get; init; }

    public static async Task<PopulatedSession> CreateAsync(TestServer server)
    {
        var opened = await OpenAsync(server);
        var session = new PopulatedSession(opened)
        {
            Player = await opened.JoinAsync("Pia"),
            Other = await opened.JoinAsync("Otto"),
            Observer = await opened.JoinAsync("Olga", Role.Observer),
            Removed = await opened.JoinAsync("Rudi"),
        };
        await session.RunAsync(session.Host, new RemovePlayer(session.Removed.Id));
        await session.RunAsync(session.Host, new CreateStory("s-1", "First", "US-1"));
        await session.RunAsync(session.Host, new CreateStory("s-2", "Second"));
        return session;
    }

    public TestPlayer PlayerIn(TestRole role) => role switch
    {
        TestRole.Player => Player,
        TestRole.Other => Other,
        TestRole.Observer => Observer,
        TestRole.Host => Host,
        TestRole.Removed => Removed,
        _ => TestPlayer.Stranger,
    };
}
