using System.Text.RegularExpressions;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.E2E.Timing;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Connections;

/// <summary>A page uses the best transport that works, and misses no change when it switches.</summary>
public class TransportSwitchTests(PokerServer server) : ConnectionScenario(server)
{
    /// <summary>Delays the frames of the stream, so that those of a new WebSocket arrive before them.</summary>
    const string SlowStream = """
        let kept = null;
        window.WebSocket = class extends WebSocket {
          constructor(...args) {
            super(...args);
            kept = [];
            this.addEventListener('message', () => setTimeout(() => {
              for (const deliver of kept ?? []) deliver(); kept = null;
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
            // The page requests the changes since its version. Before the server receives the request, there is a newer one.
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
        // In another network the page tries again what failed before.
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
}
