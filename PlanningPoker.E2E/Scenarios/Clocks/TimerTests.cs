using System.Globalization;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Clocks;

/// <summary>The timer of a round shows the same seconds on every screen.</summary>
public class TimerTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task Every_screen_shows_the_same_seconds_whatever_its_clock_says()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var late = await Team.OpenPageAsync("Carol");
        await late.AddInitScriptAsync("const now = Date.now; Date.now = () => now() - 3_600_000;");
        var carol = await (await JoinPage.OpenAsync(late, alice.Invitation)).JoinAsync("Carol");
        await carol.ExpectStatusAsync("Connected (3 players online)");
        await alice.Page.Keyboard.PressAsync("t");
        TablePage[] all = [alice, Team["Bob"], carol];
        foreach (var table in all) await Expect(Time(table)).ToContainTextAsync("1:");

        var seconds = await Task.WhenAll(all.Select(SecondsAsync));

        Assert.InRange(seconds.Max() - seconds.Min(), 0, 1);
    }

    [Fact]
    public async Task A_host_pauses_it_adds_a_minute_goes_on_and_stops_it()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await alice.Button("Choose how long").ClickAsync();
        await alice.Button("5 minutes").ClickAsync();
        await Expect(Time(bob)).ToContainTextAsync("4:");
        await Expect(bob.Button("Pause")).ToBeHiddenAsync();
        await alice.Button("Pause").ClickAsync();
        await Expect(bob.Page.Locator("#timer")).ToContainTextAsync("paused");
        await alice.Button("+1 min").ClickAsync();
        await Expect(Time(bob)).ToContainTextAsync("5:");
        await alice.Button("Resume").ClickAsync();
        await bob.ReloadAsync();
        await Expect(Time(bob)).ToContainTextAsync("5:");
        await alice.Page.Keyboard.PressAsync("t");
        await Team.EveryoneAsync(table => Expect(Time(table)).ToHaveCountAsync(0));
    }

    [Fact]
    public async Task When_the_time_is_up_everyone_is_told_and_a_bell_rings_for_those_who_want_it()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await Team.EveryoneAsync(table => table.ExpectConnectedAsync());
        await Team.EveryoneAsync(CountBellsAsync);
        await Team["Bob"].Page.Keyboard.PressAsync("?");
        await Team["Bob"].Page.GetByLabel("Ring a soft bell at the reveal and when the timer ends").CheckAsync();
        // One hears what one has chosen.
        await ExpectBellsAsync(Team["Bob"], 1);
        await Team["Bob"].Page.Keyboard.PressAsync("Escape");
        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.GetByLabel("Timer", new() { Exact = true }).FillAsync("10");
        await settings.Button("Save settings").ClickAsync();
        await settings.ExpectNotificationAsync("Saved");
        await Expect(alice.Page.Locator("#timer")).ToContainTextAsync("0:10");

        await alice.Page.Keyboard.PressAsync("t");

        await Team.EveryoneAsync(table => Expect(table.Page.Locator("#timer")).ToContainTextAsync("Time is up"));
        await Expect(Team["Bob"].Page.Locator("#announcer")).ToContainTextAsync("Time is up");
        await ExpectBellsAsync(Team["Bob"], 2);
        await ExpectBellsAsync(alice, 0);
    }

    [Fact]
    public async Task Without_JavaScript_it_is_started_by_a_button_and_says_until_when_it_runs()
    {
        var page = await Team.OpenPageAsync("Hana", new() { JavaScriptEnabled = false });
        var hana = await (await HomePage.OpenAsync(page)).StartSessionAsync("Sprint 12", "Hana");
        await page.GetByRole(AriaRole.Button, new() { NameString = "Timer 2:00" }).ClickAsync();
        await Expect(page.Locator(".timer-until")).ToContainTextAsync("UTC");
        await hana.Button("Pause").ClickAsync();
        await Expect(page.Locator("#timer")).ToContainTextAsync("paused");
        await hana.Button("Stop timer").ClickAsync();
        await Expect(page.Locator(".timer-time")).ToHaveCountAsync(0);
    }

    static async Task CountBellsAsync(TablePage table)
    {
        await table.WaitForLaterScriptAsync("signals");
        await table.Page.EvaluateAsync("""
            () => {
              window.tones = 0;
              window.OscillatorNode = class extends OscillatorNode { start(at) { super.start(at); tones++; } };
            }
            """);
    }

    /// <summary>Each bell has two tones.</summary>
    static async Task ExpectBellsAsync(TablePage table, int count) =>
        await table.Page.WaitForFunctionAsync($"() => window.tones === {2 * count}");

    static ILocator Time(TablePage table) => table.Page.Locator(".timer-time");

    static async Task<int> SecondsAsync(TablePage table)
    {
        var parts = (await Time(table).InnerTextAsync()).Split(':');
        return int.Parse(parts[0], CultureInfo.InvariantCulture) * 60 + int.Parse(parts[1], CultureInfo.InvariantCulture);
    }
}
