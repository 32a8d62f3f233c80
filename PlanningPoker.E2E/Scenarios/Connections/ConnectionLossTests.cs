using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.E2E.Timing;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>A page that misses frames, or has no connection for a while, shows it and catches up.</summary>
public class ConnectionLossTests(PokerServer server) : ConnectionScenario(server)
{
    /// <summary>Hides the tab or shows it again.</summary>
    [Fact]
    public async Task A_lost_frame_is_detected_and_the_whole_table_is_sent()
    {
        var (dropped, streamClosed) = (0, new TaskCompletionSource());
        var (alice, bob) = await JoinBothAsync(page =>
        {
            page.RequestFailed += (_, request) =>
            {
                if (request.Url.Contains("/live?since=", StringComparison.Ordinal)) streamClosed.TrySetResult();
            };
            return page.RouteWebSocketAsync(Socket, socket =>
            {
                var server = socket.ConnectToServer();
                server.OnMessage(message =>
                {
                    if (message.Text!.Contains("vote:submitted", StringComparison.Ordinal)
                        && Interlocked.Increment(ref dropped) == 1) return;
                    socket.Send(message.Text);
                });
            });
        });
        await bob.ExpectTransportAsync("WebSocket");
        // Before that, the frame could still arrive on the stream.
        await streamClosed.Task.WaitAsync(HangLimit.Time, Ct);
        await bob.WatchForReloadAsync();
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await bob.ExpectProgressAsync("0 of 2 voted");
        await alice.AddStoryAsync("Reset a password");
        await bob.ExpectStoriesAsync("Reset a password");
        await bob.ExpectProgressAsync("1 of 2 voted");
        await Expect(bob.Player("Alice")).ToContainTextAsync("voted");
        await bob.ExpectTransportAsync("WebSocket");
        await bob.ExpectNotReloadedAsync();
    }

    [Fact]
    public async Task A_lost_connection_shows_the_seconds_until_the_retry_and_a_button_to_retry_now()
    {
        Team.PageErrors.Expect("ERR_FAILED");
        var sockets = new List<IWebSocketRoute>();
        var (alice, bob) = await JoinBothAsync(page => page.RouteWebSocketAsync(Socket, socket =>
        {
            socket.ConnectToServer();
            sockets.Add(socket);
        }));
        await bob.ExpectTransportAsync("WebSocket");
        await Expect(bob.Button("Try now")).Not.ToBeVisibleAsync();
        await bob.Page.RouteAsync(Stream, route => route.AbortAsync());
        await bob.Page.RouteAsync(Poll, route => route.AbortAsync());
        await sockets[^1].CloseAsync();
        await bob.ExpectStatusAsync("Reconnecting…");
        await Expect(bob.Page.GetByText("retry in")).ToContainTextAsync(new Regex("in [3-9] s"));
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await bob.ExpectProgressAsync("0 of 2 voted");

        await bob.Page.RunAndWaitForRequestAsync(
            () => bob.Button("Try now").ClickAsync(), request => request.Url.Contains("/live?since=", StringComparison.Ordinal));
        await bob.Page.UnrouteAllAsync();
        await bob.ExpectStatusAsync(Connected);
        await bob.ExpectProgressAsync("1 of 2 voted");
        await Expect(bob.Button("Try now")).Not.ToBeVisibleAsync();
        await Expect(bob.Page.GetByText("retry in")).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_refresh_button_updates_the_table_even_while_the_connection_is_down()
    {
        Team.PageErrors.Expect("ERR_FAILED");
        var (alice, bob) = await JoinBothAsync();
        await bob.Page.RouteAsync(Stream, route => route.AbortAsync());
        await bob.Page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await bob.ExpectStatusAsync("Reconnecting…");
        await bob.WatchForReloadAsync();
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await bob.RefreshAsync();
        await bob.ExpectProgressAsync("1 of 2 voted");
        await Expect(bob.Button("Refresh")).ToBeVisibleAsync();
        await bob.ExpectNotReloadedAsync();
    }

    [Fact]
    public async Task A_hidden_tab_closes_its_stream_and_catches_up_when_it_is_shown()
    {
        var (alice, bob) = await JoinBothAsync(page => page.RouteWebSocketAsync(Socket, socket => socket.CloseAsync()));
        await bob.WatchForReloadAsync();
        await bob.WaitForLaterScriptAsync("parking");
        await bob.Page.HideAsync();
        await bob.ExpectTransportAsync("polling");
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await alice.ExpectStatusAsync(Connected);
        await bob.ExpectProgressAsync("0 of 2 voted");
        await bob.Page.ShowAsync();
        await bob.ExpectProgressAsync("1 of 2 voted");
        await bob.ExpectStatusAsync(Connected);
        await bob.ExpectTransportAsync("live stream");
        await bob.ExpectNotReloadedAsync();
    }
}
