using System.Net;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Live.Transports;

/// <summary>A server that cannot ask its database does not say that its pages have everything.</summary>
public class BehindServerTests
{
    public static bool CanMoveOpenFiles => !OperatingSystem.IsWindows();

    [Fact(Skip = "Windows keeps open files", SkipUnless = nameof(CanMoveOpenFiles))]
    public async Task Pings_say_so_and_polls_are_refused_until_the_database_is_back()
    {
        await using var server = await TestServer.StartAsync();
        var session = await ServerSession.OpenAsync(server);
        await using var stream = await session.OpenPageStreamAsync(session.Host);
        Assert.False((await stream.ReadUntilAsync("live:ping")).Json.ContainsKey("behind"));

        File.Move(server.DatabaseFile, $"{server.DatabaseFile}.away");
        await stream.ReadUntilAsync(frame => frame.Name == "live:ping" && frame.Json.ContainsKey("behind"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PollAsync("?since=0&wait=0"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PollAsync("?since=1"));

        File.Move($"{server.DatabaseFile}.away", server.DatabaseFile);
        await stream.ReadUntilAsync(frame => frame.Name == "live:ping" && !frame.Json.ContainsKey("behind"));
        Assert.Equal(HttpStatusCode.OK, await PollAsync("?since=0&wait=0"));
        await session.RunAsync(session.Host, new Vote("5"));

        async Task<HttpStatusCode> PollAsync(string query)
        {
            using var answer = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}/live/poll{query}", session.Host);
            return answer.StatusCode;
        }
    }
}
