using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Scenarios.Layout;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>A host sets a webhook in a browser, and reads what came of its messages.</summary>
public sealed class WebhookTests : BrowserTests
{
    PokerServer? server;

    protected override Uri Address => server!.Address;

    protected override string ServerLog => server!.Log.ToString()!;

    public override async ValueTask InitializeAsync()
    {
        server = await PokerServer.StartAsync(host => host.UseSetting("Webhooks:Enabled", "true").UseSetting("Webhooks:AllowHttp", "true")
            .UseSetting("Webhooks:AllowedNetworks", "127.0.0.1"));
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Fact]
    public async Task A_host_sets_the_address_sees_the_secret_once_and_sends_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var page = await OpenWebhookPageAsync(alice);
        await Expect(page.GetByText("Nothing to send yet.")).ToBeVisibleAsync();
        await Expect(Button(page, "Remove webhook")).ToHaveCountAsync(0);

        await page.GetByLabel("Address", new() { Exact = true }).FillAsync($"{receiver.Address}");
        await Button(page, "Save with a new secret").ClickAsync();
        var secret = page.GetByRole(AriaRole.Textbox, new() { Name = "Secret", Exact = true });
        await Expect(secret).ToBeFocusedAsync();
        Assert.StartsWith("whsec_", await secret.InputValueAsync(), StringComparison.Ordinal);
        await page.GotoAsync($"{alice.Invitation}/webhook");
        await Expect(secret).ToHaveCountAsync(0);
        await Expect(page.GetByLabel("Address", new() { Exact = true })).ToHaveValueAsync($"{receiver.Address}");

        await alice.VoteAsync("5");
        await alice.ExpectSavedAsync("5");
        await alice.RevealAsync();
        await ReloadUntilAsync(page, "Delivered");
        await Expect(page.Locator("#webhook-log")).ToContainTextAsync("Cards revealed");
        await Expect(page.Locator("#webhook-log")).ToContainTextAsync("1 attempt · Answer 200");
        // The page that follows comes when the server has made it due again.
        await page.EvaluateAsync("() => { document.body.dataset.old = ''; }");
        await Button(page, "Send again").ClickAsync();
        await Expect(page.Locator("body:not([data-old]) #webhook-log")).ToBeVisibleAsync();
        await ReloadUntilAsync(page, "2 attempts");
        Assert.Equal(2, receiver.Received.Count);
        Assert.Single(receiver.Received.Select(message => message.Headers["webhook-id"]).Distinct());

        await Button(page, "Remove webhook").ClickAsync();
        await Expect(Button(page, "Remove webhook")).ToHaveCountAsync(0);
        await Expect(page.Locator("#webhook-log")).ToContainTextAsync("Cards revealed");
        await Expect(Button(page, "Send again")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_address_that_is_not_allowed_stays_in_the_field_with_the_reason()
    {
        Team.PageErrors.Expect("422");
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var page = await OpenWebhookPageAsync(alice);
        var field = page.GetByLabel("Address", new() { Exact = true });

        await field.FillAsync("https://10.0.0.1/hook");
        await Button(page, "Save with a new secret").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This address is not allowed.");
        await Expect(field).ToHaveValueAsync("https://10.0.0.1/hook");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Axe_finds_nothing_on_the_page_with_its_secret_and_its_log_and_the_summary_leads_to_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = http =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var page = await OpenWebhookPageAsync(alice);
        var found = new List<string>();
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync($"{receiver.Address}");
        await Button(page, "Save with a new secret").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Secret", Exact = true })).ToBeVisibleAsync();
        await AccessibilityTests.CheckAsync(page, "the secret", found);
        await alice.Page.GotoAsync($"{alice.Invitation}/ending");
        await alice.Button("End session").ClickAsync();
        await alice.Page.WaitForURLAsync("**/summary*");
        await alice.Page.GetByRole(AriaRole.Link, new() { Name = "Set up the webhook", Exact = true }).ClickAsync();
        await alice.Page.WaitForURLAsync("**/webhook");
        await ReloadUntilAsync(alice.Page, "Answer 500");
        await AccessibilityTests.CheckAsync(alice.Page, "the log", found);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    /// <summary>Opens the page as a host does: by the link of the settings.</summary>
    static async Task<IPage> OpenWebhookPageAsync(TablePage host)
    {
        var page = await host.Page.Context.NewPageAsync();
        await page.GotoAsync($"{host.Invitation}/settings");
        await page.GetByRole(AriaRole.Link, new() { Name = "Set up the webhook", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/webhook");
        return page;
    }

    /// <summary>The log is a page that is loaded, not one that follows.</summary>
    static Task ReloadUntilAsync(IPage page, string text) => Processes.Wait.UntilAsync(async () =>
    {
        await page.ReloadAsync();
        return (await page.Locator("#webhook-log").InnerTextAsync()).Contains(text, StringComparison.Ordinal);
    }, () => $"The log does not say {text}.", Ct);

    static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
