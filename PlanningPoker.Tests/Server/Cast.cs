using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Server;

/// <summary>The roles in which someone may try a verb.</summary>
public enum Part { Stranger, Player, Other, Observer, Host, Removed }

/// <summary>A table with one of each, and two stories.</summary>
sealed record Cast(ServerSession ServerSession, Person Player, Person Other, Person Observer, Person Removed)
{
    public Person Host => ServerSession.Host;

    public static async Task<Cast> AssembleAsync(TestServer server)
    {
        var table = await ServerSession.OpenAsync(server);
        var player = await table.JoinAsync("Pia");
        var other = await table.JoinAsync("Otto");
        var observer = await table.JoinAsync("Olga", Role.Observer);
        var removed = await table.JoinAsync("Rudi");
        await table.RunAsync(table.Host, new RemovePlayer(removed.Id));
        await table.RunAsync(table.Host, new CreateStory("s-1", "First", "US-1"));
        await table.RunAsync(table.Host, new CreateStory("s-2", "Second"));
        return new(table, player, other, observer, removed);
    }

    public Person In(Part part) => part switch
    {
        Part.Player => Player,
        Part.Other => Other,
        Part.Observer => Observer,
        Part.Host => Host,
        Part.Removed => Removed,
        _ => Person.Stranger,
    };
}
