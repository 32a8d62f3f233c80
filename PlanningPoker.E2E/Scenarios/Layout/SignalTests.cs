using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>What somebody asks their own device for: sound, vibration, notification, a screen that stays on.</summary>
public partial class SignalTests(PokerServer server) : TableTests(server)
{
    /// <summary>
    /// Notes the signals in <c>signals</c> instead of giving them. Sound is allowed at a press only, as in Safari: later calls wait.
    /// </summary>
    const string NoteSignals = """
        window.signals = [];
        const note = signal => signals.push(signal);
        let isPressed = false;
        for (const press of ['pointerup', 'click', 'keydown'])
          addEventListener(press, () => { isPressed = true; setTimeout(() => { isPressed = false; }); }, true);
        window.contexts = 0;
        window.AudioContext = class {
          state = 'suspended';
          currentTime = 0;
          constructor() { contexts++; }
          async resume() { if (isPressed) this.state = 'running'; else await new Promise(() => {}); }
        };
        window.GainNode = class { gain = { linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} }; connect() {} };
        window.OscillatorNode = class {
          #audio;
          constructor(audio) { this.#audio = audio; }
          connect(node) { return node; }
          start() { if (this.#audio.state === 'running') note('tone'); }
          stop() {}
        };
        navigator.vibrate = () => note('vibration');
        window.tags = [];
        window.closedTags = [];
        window.Notification = class {
          static permission = localStorage.getItem('permission') ?? 'granted';
          static requestPermission = async () => localStorage.getItem('answer') ?? 'granted';
          #tag;
          constructor(title, { body, tag }) { this.#tag = tag; tags.push(tag); note(`${title}: ${body}`); }
          close() { closedTags.push(this.#tag); }
        };
        Object.defineProperty(navigator, 'wakeLock', { value: {
          async request() {
            note('screen on');
            return { addEventListener(_, listener) { window.takeLock = listener; }, release: () => note('screen off') };
          }
        } });
        """;

    [Fact]
    public async Task No_signal_is_given_until_it_is_asked_for_and_then_at_its_moment()
    {
        var (alice, bob) = await StartAsync();
        await PlayAsync(alice, bob);
        Assert.Empty(await SignalsAsync(bob));
        await alice.VoteAgainAsync();
        await alice.ExpectProgressAsync("0 of 2 voted");

        await bob.Page.Keyboard.PressAsync("?");
        foreach (var option in (string[])["Ring a soft bell", "Vibrate at the reveal", "Notify me", "Keep the screen on"])
            await bob.Page.GetByLabel(option).CheckAsync();
        Assert.Equal(["tone", "tone", "vibration", "screen on"], await SignalsAsync(bob));
        await bob.Page.Keyboard.PressAsync("Escape");
        // The page believes that it is not seen.
        await bob.Page.EvaluateAsync("() => { signals.length = 0; Object.defineProperty(document, 'hidden', { get: () => true }); }");
        await PlayAsync(alice, bob);

        Assert.Equal(["Everyone has voted: One", "vibration", "tone", "tone"], await SignalsAsync(bob));
        Assert.Empty(await SignalsAsync(alice));
    }

    [Fact]
    public async Task After_a_reload_the_bell_sounds_from_the_first_press_on_and_the_screen_stays_on()
    {
        var (alice, bob) = await StartAsync();
        await bob.Page.EvaluateAsync("() => { localStorage.setItem('bell-on', '1'); localStorage.setItem('awake-on', '1'); }");
        await bob.ReloadAsync();
        await bob.WaitForLaterScriptAsync("screen");
        await alice.VoteAsync("5");
        await alice.RevealAsync();
        await Expect(bob.Results).ToBeVisibleAsync();
        Assert.Equal(["screen on"], await SignalsAsync(bob));
        await alice.VoteAgainAsync();
        await PlayAsync(alice, bob);
        Assert.Equal(["screen on", "tone", "tone"], await SignalsAsync(bob));
        Assert.Equal(1, await bob.Page.EvaluateAsync<int>("() => contexts"));

        // The browser takes the lock back while the page is not seen.
        await bob.Page.EvaluateAsync("() => { signals.length = 0; takeLock(); }");
        await bob.Page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        Assert.Equal(["screen on"], await SignalsAsync(bob));
    }

    /// <summary>A table with a story at which Bob's signals are noted.</summary>
    async Task<(TablePage Alice, TablePage Bob)> StartAsync()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.Page.AddInitScriptAsync(NoteSignals);
        await alice.ReloadAsync();
        var page = await Team.OpenPageAsync("Bob");
        await page.AddInitScriptAsync(NoteSignals);
        var bob = await (await JoinPage.OpenAsync(page, alice.Invitation)).JoinAsync("Bob");
        await bob.ExpectConnectedAsync();
        await alice.AddStoryAsync("One");
        await alice.StartStoryAsync("One");
        await Expect(bob.Story).ToContainTextAsync("One");
        return (alice, bob);
    }

    static async Task PlayAsync(TablePage alice, TablePage bob)
    {
        await bob.VoteAsync("5");
        await alice.VoteAsync("5");
        await bob.ExpectProgressAsync("2 of 2 voted");
        await alice.RevealAsync();
        await Expect(bob.Results).ToBeVisibleAsync();
    }

    static Task<string[]> SignalsAsync(TablePage table) => table.Page.EvaluateAsync<string[]>("() => signals");
}
