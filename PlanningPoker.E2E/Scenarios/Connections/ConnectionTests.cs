using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.E2E.Timing;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>The transport in use, what the status says of it, and that no change is missed whichever it is.</summary>
public class ConnectionTests(PokerServer server) : TableTests(server)
{
    const string Connected = "Connected (2 players online)", Stream = "**/live?since=*", Socket = "**/live/ws*", Poll = "**/live/poll*";

    /// <summary>The tab is behind another, or in front again.</summary>
    const string SetHidden = """
        hidden => {
          Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
          document.dispatchEvent(new Event('visibilitychange'));
        }
        """;

    /// <summary>What a WebSocket brings overtakes what the stream has brought a moment before.</summary>
    const string SlowStream = """
        let kept = null;
        window.WebSocket = class extends WebSocket {
          constructor(...args) {
            super(...args);
            kept = [];
            this.addEventListener('message', () => setTimeout(() => {
              for (const tell of kept ?? []) tell(); kept = null;
            }), { once: true });
          }
        };
        window.EventSource = class extends EventSource {
          addEventListener(name, listener) {
            super.addEventListener(name, event => { if (kept) kept.push(() => listener(event)); else listener(event); });
          }
        };
        """;

    [Fact]
    public async Task A_page_switches_from_the_event_stream_to_a_WebSocket()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team.EveryoneAsync(table => table.ExpectTransportAsync("WebSocket"));
        await Team.EveryoneAsync(table => table.ExpectStatusAsync(Connected));
        await PlayAsync(alice, Team["Bob"]);
    }

    [Fact]
    public async Task Changes_during_a_switch_of_transport_are_not_lost()
    {
        var (alice, bob) = await JoinBothAsync(async page =>
        {
            // The page has asked with the version it has; by the time the server hears it, there is another.
            await page.RouteWebSocketAsync(Socket, async socket =>
            {
                await Team["Alice"].VoteAsync("5");
                await Team["Alice"].ExpectSavedAsync("5");
                socket.ConnectToServer();
            });
            await page.AddInitScriptAsync(SlowStream);
        });
        await bob.ExpectNotificationAsync("Alice just voted!");
        await bob.ExpectTransportAsync("WebSocket");
        await PlayAsync(alice, bob);
    }

    [Fact]
    public async Task A_shutdown_notice_during_a_switch_of_transport_is_followed()
    {
        var (_, bob) = await JoinBothAsync(page => page.RouteWebSocketAsync(Socket, socket => socket.ConnectToServer().OnMessage(message =>
        {
            socket.Send(message.Text!);
            socket.Send("""{"event":"live:bye","data":{"retryMs":60000}}""");
            _ = socket.CloseAsync();
        })));
        await Expect(bob.Page.GetByText("retry in")).ToContainTextAsync(new Regex("in [45][0-9] s"));
    }

    [Fact]
    public async Task A_page_polls_while_streams_are_refused_and_switches_back_when_the_network_changes()
    {
        Team.PageErrors.Expect("503");
        var (alice, bob) = await JoinBothAsync(
            async page => await page.RouteAsync(Stream, route => route.FulfillAsync(new() { Status = 503 })));
        await bob.ExpectTransportAsync("polling");
        await bob.ExpectStatusAsync(Connected);
        await PlayAsync(alice, bob);
        await bob.Page.UnrouteAllAsync();
        // The network has changed: nothing that failed in the old one is held against the new.
        await bob.Page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await bob.ExpectTransportAsync("WebSocket");
        await PlayAsync(alice, bob);
    }

    [Fact]
    public async Task A_WebSocket_that_sends_nothing_does_not_replace_the_stream()
    {
        var tried = new TaskCompletionSource();
        var (alice, bob) = await JoinBothAsync(page => page.RouteWebSocketAsync(Socket, async socket =>
        {
            await socket.CloseAsync();
            tried.TrySetResult();
        }));
        await tried.Task.WaitAsync(HangLimit.Time, Ct);
        await bob.WatchForReloadAsync();
        await PlayAsync(alice, bob);
        await bob.ExpectTransportAsync("live stream");
        await bob.ExpectStatusAsync(Connected);
        await bob.ExpectNotReloadedAsync();
    }

    [Fact]
    public async Task A_lost_frame_is_detected_and_the_whole_table_is_sent()
    {
        var (dropped, handedOver) = (0, new TaskCompletionSource());
        var (alice, bob) = await JoinBothAsync(page =>
        {
            page.RequestFailed += (_, request) =>
            {
                if (request.Url.Contains("/live?since=", StringComparison.Ordinal)) handedOver.TrySetResult();
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
        // Until then the stream would still bring it.
        await handedOver.Task.WaitAsync(HangLimit.Time, Ct);
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
        await bob.Page.EvaluateAsync(SetHidden, true);
        await bob.ExpectTransportAsync("polling");
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await alice.ExpectStatusAsync(Connected);
        await bob.ExpectProgressAsync("0 of 2 voted");
        await bob.Page.EvaluateAsync(SetHidden, false);
        await bob.ExpectProgressAsync("1 of 2 voted");
        await bob.ExpectStatusAsync(Connected);
        await bob.ExpectTransportAsync("live stream");
        await bob.ExpectNotReloadedAsync();
    }

    /// <summary>Bob's device may have a network of its own.</summary>
    async Task<(TablePage Alice, TablePage Bob)> JoinBothAsync(Func<IPage, Task>? network = null)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        if (network is not null)
        {
            await network(bob.Page);
            await bob.Page.ReloadAsync();
        }
        await Team.EveryoneAsync(table => table.ExpectStatusAsync(Connected));
        return (alice, bob);
    }

    /// <summary>A round: what each does is seen by the other.</summary>
    static async Task PlayAsync(TablePage alice, TablePage bob)
    {
        await alice.VoteAsync("3");
        await bob.ExpectProgressAsync("1 of 2 voted");
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        await alice.ExpectProgressAsync("2 of 2 voted");
        await alice.RevealAsync();
        await bob.ExpectCardOfAsync("Alice", "3");
        await alice.VoteAgainAsync();
        await bob.ExpectProgressAsync("0 of 2 voted");
        await bob.ExpectNoCardAsync();
    }
}
