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
    public async Task The_live_stream_becomes_a_WebSocket()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team.EveryoneAsync(table => table.ExpectTransportAsync("WebSocket"));
        await Team.EveryoneAsync(table => table.ExpectStatusAsync(Connected));
        await PlayAsync(alice, Team["Bob"]);
    }

    [Fact]
    public async Task Changes_during_a_change_of_transport_arrive_as_ever()
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
    public async Task A_shutdown_during_a_change_of_transport_is_obeyed()
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
    public async Task A_refused_stream_gives_way_to_polling_and_comes_back()
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
    public async Task A_WebSocket_that_never_sends_leaves_the_stream_as_it_is()
    {
        var tried = new TaskCompletionSource();
        var (alice, bob) = await JoinBothAsync(page => page.RouteWebSocketAsync(Socket, async socket =>
        {
            await socket.CloseAsync();
            tried.TrySetResult();
        }));
        await tried.Task.WaitAsync(HangLimit.Time, Ct);
        await bob.MarkAsync();
        await PlayAsync(alice, bob);
        await bob.ExpectTransportAsync("live stream");
        await bob.ExpectStatusAsync(Connected);
        await bob.ExpectNotReloadedAsync();
    }

    [Fact]
    public async Task A_frame_that_goes_missing_is_noticed_and_the_whole_table_comes()
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
        await bob.MarkAsync();
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
    public async Task A_lost_connection_counts_the_seconds_and_can_be_tried_now()
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
    public async Task The_refresh_button_brings_the_table_even_while_the_link_is_down()
    {
        Team.PageErrors.Expect("ERR_FAILED");
        var (alice, bob) = await JoinBothAsync();
        await bob.Page.RouteAsync(Stream, route => route.AbortAsync());
        await bob.Page.EvaluateAsync("() => dispatchEvent(new Event('online'))");
        await bob.ExpectStatusAsync("Reconnecting…");
        await bob.MarkAsync();
        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await bob.RefreshAsync();
        await bob.ExpectProgressAsync("1 of 2 voted");
        await Expect(bob.Button("Refresh")).ToBeVisibleAsync();
        await bob.ExpectNotReloadedAsync();
    }

    [Fact]
    public async Task A_hidden_tab_gives_its_stream_back_and_catches_up_when_it_is_seen()
    {
        var (alice, bob) = await JoinBothAsync(page => page.RouteWebSocketAsync(Socket, socket => socket.CloseAsync()));
        await bob.MarkAsync();
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
