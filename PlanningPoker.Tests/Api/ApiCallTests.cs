using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Api;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Tests.Api;

/// <summary>A call of an endpoint whose address names no player.</summary>
public sealed class ApiCallTests(TestServer server)
{
    [Fact]
    public async Task A_body_may_name_the_player_that_the_command_acts_on()
    {
        var session = await PopulatedSession.CreateAsync(server);
        Assert.Equal(200, await RunAsync<PromotePlayer>(session, session.Host, new { playerId = session.Player.Id.Value }));
        Assert.Equal(403, await RunAsync<Vote>(session, session.Host, new { playerId = session.Player.Id.Value, value = "5" }));
    }

    static async Task<int?> RunAsync<TCommand>(ServerSession session, TestPlayer who, object body) where TCommand : PlayerCommand
    {
        var http = new DefaultHttpContext { RequestServices = session.Server.Services };
        http.Request.RouteValues["id"] = session.Code;
        http.Request.Headers.Authorization = $"Bearer {who.Token}";
        http.Request.ContentType = "application/json";
        http.Request.Body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(body));
        var (sessions, current) = (session.Server.Services.GetRequiredService<Sessions>(), new CurrentPlayer());
        await current.FindAsync(http, sessions, session.Server.Services.GetRequiredService<EarlierDevices>());
        var answer = await new ApiCall(session.Code, http, sessions, current).RunAsync<TCommand>();
        return Assert.IsAssignableFrom<IStatusCodeHttpResult>(answer).StatusCode;
    }
}
