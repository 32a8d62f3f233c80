using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Pages.Session.Stories;

namespace PlanningPoker.Tests.Pages.Session.Stories;

/// <summary>A page asks how far its import has come.</summary>
public sealed class ImportProgressTests(TestServer server)
{
    [Fact]
    public async Task The_importer_is_told_the_state_and_the_rows_and_nobody_else_is()
    {
        var session = await ServerSession.OpenAsync(server);
        var other = await session.JoinAsync("Otto");
        Assert.Equal((HttpStatusCode.NoContent, ""), await AskAsync(session.Host));
        using (var job = server.Services.GetRequiredService<ImportProgress>().Begin(session.Host.Id, "mine"))
        {
            Assert.Equal((HttpStatusCode.OK, """{"state":"waiting","rows":0}"""), await AskAsync(session.Host));
            (job.State, job.Rows) = (ImportState.Reading, 1200);
            Assert.Equal((HttpStatusCode.OK, """{"state":"reading","rows":1200}"""), await AskAsync(session.Host));
            Assert.Equal((HttpStatusCode.NoContent, ""), await AskAsync(other));
            Assert.Equal((HttpStatusCode.SeeOther, ""), await AskAsync(TestPlayer.Stranger));
        }
        Assert.Equal((HttpStatusCode.NoContent, ""), await AskAsync(session.Host));

        async Task<(HttpStatusCode, string)> AskAsync(TestPlayer player)
        {
            using var answer = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}/stories/progress?job=mine", player);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestTimeout.Token));
        }
    }
}
