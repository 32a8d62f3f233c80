using System.Text;
using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>A session knows where its tracker is, and the keys of its stories lead there.</summary>
public class TrackerTests(PokerServer server) : TableTests(server)
{
    const string Tracker = "https://tracker.example/browse/{key}";
    const string File =
        "Key,Title,Link\nUS-1,Reset a password,https://tracker.example/browse/US-1\nUS-2,Invite,https://tracker.example/browse/US-2\n"
        + "US-3,Sign out,\n";

    [Fact]
    public async Task A_host_says_where_the_tracker_is_and_keys_are_links_on_every_open_page()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var bob = Team["Bob"];
        await alice.AddStoryAsync("US-125 Reset a password");
        await alice.StartStoryAsync("Reset a password");
        await Expect(bob.Story.Locator(".story-key")).ToHaveTextAsync("US-125");
        await Expect(bob.Page.Locator("a.story-key")).ToHaveCountAsync(0);
        var summary = await bob.OpenAnotherTabAsync("/summary");
        await summary.ExpectConnectedAsync();
        await bob.ExpectConnectedAsync();
        await bob.WatchForReloadAsync();

        var settings = await alice.OpenAnotherTabAsync("/settings");
        await settings.Page.RunAndWaitForResponseAsync(() => SaveAsync(settings, Tracker),
            answer => answer.Request.Method == "GET" && answer.Request.IsNavigationRequest);
        await settings.Page.WaitForLoadStateAsync();
        await Expect(settings.Page.GetByLabel("Tracker address")).ToHaveValueAsync(Tracker);
        foreach (var key in new[] { alice.Story, bob.Story, bob.StoryRow("Reset a password"), summary.Page.Locator(".summary-row") })
            await ExpectLinkAsync(key, "US-125");
        await bob.ExpectNotReloadedAsync();

        await SaveAsync(settings, "");
        await Expect(bob.Page.Locator("a.story-key")).ToHaveCountAsync(0);
        await Expect(bob.Story.Locator(".story-key")).ToHaveTextAsync("US-125");
    }

    [Theory]
    [InlineData("javascript:alert('{key}')")]
    [InlineData("data:text/html,{key}")]
    [InlineData("https://{key}.example/")]
    [InlineData("https://tracker.example/browse/")]
    public async Task An_address_that_could_lead_a_key_elsewhere_is_refused_and_stays_in_the_field(string address)
    {
        Team.PageErrors.Expect("422");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var settings = await alice.OpenAnotherTabAsync("/settings");
        await SaveAsync(settings, address);
        var field = settings.Page.GetByLabel("Tracker address");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToHaveValueAsync(address);
        await Expect(settings.Page.GetByText("A tracker's address begins with https:// or http://").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task After_an_import_whose_links_show_the_tracker_one_button_links_the_other_keys_too()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        var chooser = await backlog.Page.RunAndWaitForFileChooserAsync(
            () => backlog.Page.GetByRole(AriaRole.Link, new() { Name = "Drop or choose a file" }).PressAsync("Enter"));
        await chooser.SetFilesAsync(new FilePayload { Name = "a.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(File) });
        await backlog.Button("Import stories").ClickAsync();
        var offer = backlog.Page.Locator("#tracker-offer");
        await Expect(offer).ToContainTextAsync($"The links show where your stories are: {Tracker}.");
        await ExpectLinkAsync(Team["Bob"].StoryRow("Invite"), "US-2");
        await Expect(Team["Bob"].StoryRow("Sign out").Locator("span.story-key")).ToHaveTextAsync("US-3");

        await backlog.Button("Link the keys").ClickAsync();
        await ExpectLinkAsync(Team["Bob"].StoryRow("Sign out"), "US-3");
        await Expect(offer).ToHaveCountAsync(0);
    }

    static Task ExpectLinkAsync(ILocator place, string key) =>
        Expect(place.GetByRole(AriaRole.Link, new() { Name = key, Exact = true }))
            .ToHaveAttributeAsync("href", $"https://tracker.example/browse/{key}");

    static async Task SaveAsync(TablePage settings, string address)
    {
        await settings.Page.GetByLabel("Tracker address").FillAsync(address);
        await settings.Button("Save settings").ClickAsync();
    }
}
