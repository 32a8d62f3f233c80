using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Tests.Pages.Session;

/// <summary>Somebody cancels an import that waits for its turn: the browser ends the request.</summary>
public class CancelledImportTests
{
    [Fact]
    public async Task Previews_that_were_given_up_make_room_for_others()
    {
        await using var server = await TestServer.StartAsync();
        var session = await ServerSession.OpenAsync(server);
        var turns = server.Services.GetRequiredService<ImportTurns>();
        using (await turns.TakeAsync(TestTimeout.Token))
        using (await turns.TakeAsync(TestTimeout.Token))
        {
            using var cancelling = new CancellationTokenSource();
            // One too many: when it is refused, all others wait.
            var previews = Enumerable.Range(0, ImportTurns.MaxWaiting + 1).Select(_ => PreviewAsync(session, cancelling.Token)).ToList();
            var refused = await Task.WhenAny(previews);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await refused);

            await cancelling.CancelAsync();
            foreach (var preview in previews.Except([refused]))
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => preview);

            while (!await MayWaitAsync(turns)) await Task.Delay(10, TestTimeout.Token);
        }

        Assert.Equal(HttpStatusCode.OK, await PreviewAsync(session, TestTimeout.Token));
        Assert.Empty(server.Errors);
    }

    static async Task<HttpStatusCode> PreviewAsync(ServerSession session, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{session.Code}/stories/preview");
        session.Host.SignAsBrowser(request);
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("lines", "One\r\nTwo")]);
        using var answer = await session.Server.Http.SendAsync(request, ct);
        return answer.StatusCode;
    }

    /// <summary>Whether one more may wait; both turns are taken.</summary>
    static async Task<bool> MayWaitAsync(ImportTurns turns)
    {
        using var cancelling = new CancellationTokenSource();
        var waiting = turns.TakeAsync(cancelling.Token);
        await cancelling.CancelAsync();
        try
        {
            return await waiting is not null;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
