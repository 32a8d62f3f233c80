using Microsoft.Playwright;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>What reaches somebody who looks at another tab.</summary>
public partial class SignalTests
{
    /// <summary>
    /// Lets the time pass sixty times faster after which a hidden tab closes its connection, counts how often it has passed in
    /// <c>stays</c>, and notes the pauses between the polls of a hidden tab in <c>pauses</c>.
    /// </summary>
    const string ShortenStay = """
        window.stays = 0;
        window.pauses = [];
        const wait = setTimeout;
        window.setTimeout = (act, ms, ...values) => document.hidden && [5000, 60000].includes(ms)
          ? wait(() => { act(); stays++; }, ms / 60) : wait(act, ms, ...values);
        const { postMessage } = Worker.prototype;
        Worker.prototype.postMessage = function (ms) { pauses.push(ms); postMessage.call(this, ms); };
        """;

    /// <summary>Runs the worker outside a worker, with one page open, and taps its notification.</summary>
    const string TapInWorker = """
        async ({ worker, path, open }) => {
          let opened;
          const page = { url: open, focus: async () => { opened = 'focused'; } };
          const clients = { matchAll: async () => [page], openWindow: async at => { opened = `opened ${at}`; } };
          const listeners = {};
          new Function('self', worker)({ clients, addEventListener(name, listener) { listeners[name] = listener; } });
          const done = [];
          listeners.notificationclick({ notification: { data: path, close() {} }, waitUntil: promise => done.push(promise) });
          await Promise.all(done);
          return opened;
        }
        """;

    [Fact]
    public async Task A_notification_that_a_page_may_not_show_comes_from_its_worker_and_leads_back()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var page = await Team.OpenPageAsync("Bob", new() { ServiceWorkers = ServiceWorkerPolicy.Allow });
        await page.AddInitScriptAsync("""
            window.Notification = class {
              static permission = 'granted';
              static requestPermission = async () => 'granted';
              constructor() { throw new TypeError('Illegal constructor'); }
            };
            Object.defineProperty(document, 'hidden', { get: () => true });
            ServiceWorkerRegistration.prototype.showNotification = async (title, options) => { window.shown = { title, ...options }; };
            localStorage.setItem('notify-on', '1');
            """);
        var bob = await (await JoinPage.OpenAsync(page, alice.Invitation)).JoinAsync("Bob");
        await bob.WaitForLaterScriptAsync("signals");
        await page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }");
        await bob.VoteAsync("5");
        await alice.VoteAsync("5");

        await page.WaitForFunctionAsync("() => window.shown");
        Assert.Equal("Everyone has voted", await page.EvaluateAsync<string>("() => shown.title"));
        var path = await page.EvaluateAsync<string>("() => shown.data");
        Assert.Equal(alice.Invitation.AbsolutePath, path);
        var worker = await (await page.APIRequest.GetAsync($"{Server.Address}offline-worker.js")).TextAsync();
        var blank = await page.Context.NewPageAsync();
        Assert.Equal("focused", await blank.EvaluateAsync<string>(TapInWorker, new { worker, path, open = $"{alice.Invitation}?follow" }));
        Assert.Equal($"opened {path}", await blank.EvaluateAsync<string>(TapInWorker, new { worker, path, open = $"{Server.Address}" }));
    }

    [Theory]
    [InlineData("WebSocket", "WebSocket")]
    [InlineData("live stream", "polling")]
    public async Task A_tab_that_has_been_hidden_for_long_gives_its_signals_even_if_the_reveal_follows_at_once(string shown, string hidden)
    {
        var (alice, bob) = await StartAsync();
        if (shown is not "WebSocket") await bob.Page.RouteWebSocketAsync("**/live/ws*", socket => socket.CloseAsync());
        await bob.Page.AddInitScriptAsync(ShortenStay);
        await bob.Page.EvaluateAsync("() => { localStorage.setItem('bell-on', '1'); localStorage.setItem('notify-on', '1'); }");
        await bob.ReloadAsync();
        foreach (var script in (string[])["signals", "parking"]) await bob.WaitForLaterScriptAsync(script);
        await bob.ExpectTransportAsync(shown);
        await bob.VoteAsync("5");
        await bob.ExpectSavedAsync("5");
        await bob.Page.HideAsync();
        await bob.Page.WaitForFunctionAsync("() => stays > 0");
        await bob.ExpectTransportAsync(hidden);

        await alice.VoteAsync("5");
        await alice.ExpectProgressAsync("2 of 2 voted");
        await alice.RevealAsync();
        await Expect(bob.Results).ToBeVisibleAsync();
        Assert.Equal(["Everyone has voted: One", "tone", "tone"], await SignalsAsync(bob));
        var pauses = await bob.Page.EvaluateAsync<int[]>("() => pauses");
        Assert.Equal(hidden is "polling", pauses.Length > 0);
        Assert.All(pauses, pause => Assert.InRange(pause, 1000, 5000));
    }

    [Fact]
    public async Task Each_round_has_a_notification_of_its_own_and_what_is_over_or_seen_is_closed()
    {
        var (alice, bob) = await StartAsync();
        await bob.Page.EvaluateAsync("() => localStorage.setItem('notify-on', '1')");
        await bob.ReloadAsync();
        await bob.WaitForLaterScriptAsync("signals");
        await bob.Page.HideAsync();
        await PlayAsync(alice, bob);
        var first = Assert.Single(await TagsAsync("tags"));
        Assert.Equal([first], await TagsAsync("closedTags"));

        await alice.VoteAgainAsync();
        await bob.ExpectProgressAsync("0 of 2 voted");
        await bob.VoteAsync("5");
        await alice.VoteAsync("5");
        await bob.ExpectProgressAsync("2 of 2 voted");
        var tags = await TagsAsync("tags");
        Assert.Equal(2, tags.Distinct().Count());
        Assert.Equal([first], await TagsAsync("closedTags"));
        await bob.Page.ShowAsync();
        Assert.Equal(tags, await TagsAsync("closedTags"));

        Task<string[]> TagsAsync(string name) => bob.Page.EvaluateAsync<string[]>($"() => {name}");
    }

    [Theory]
    [InlineData("default")]
    [InlineData("denied")]
    public async Task A_notification_whose_permission_was_taken_back_is_not_ticked(string permission)
    {
        var (_, bob) = await StartAsync();
        await bob.Page.EvaluateAsync(
            "permission => { localStorage.setItem('notify-on', '1'); localStorage.setItem('permission', permission); }", permission);
        await bob.ReloadAsync();
        await bob.WaitForLaterScriptAsync("signals");
        await bob.Page.Keyboard.PressAsync("?");
        await Expect(bob.Page.GetByLabel("Notify me")).Not.ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_notification_that_the_browser_forbids_is_not_ticked()
    {
        var (_, bob) = await StartAsync();
        await bob.Page.EvaluateAsync("() => localStorage.setItem('answer', 'denied')");
        await bob.Page.Keyboard.PressAsync("?");
        var option = bob.Page.GetByLabel("Notify me");
        await option.ClickAsync();
        await Expect(bob.Page.GetByText("This browser does not allow notifications")).ToBeVisibleAsync();
        await Expect(option).Not.ToBeCheckedAsync();
    }
}
