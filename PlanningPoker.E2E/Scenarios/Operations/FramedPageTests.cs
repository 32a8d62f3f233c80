using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Operations;

/// <summary>Other sites show the app in a frame, over https and in a browser that keeps cookies of other sites apart.</summary>
public sealed class FramedPageTests : IAsyncLifetime
{
    const string Wiki = "https://wiki.test/", Chat = "https://chat.test/", Stranger = "https://stranger.test/";

    readonly TemporaryFolder folder = new();
    readonly Uri address = new($"https://127.0.0.1:{FreePort.Next()}/");
    ServerProcess? server;
    IBrowserContext? browser;

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var certificate = Path.Combine(folder.Path, "certificate.pfx");
        await File.WriteAllBytesAsync(certificate, NewCertificate(), Ct);
        server = await ServerProcess.StartAsync(folder.ConnectionString, Ct, otherAddress: address, settings: new Dictionary<string, string>
        {
            ["Hosting__FrameAncestors"] = $"{Wiki.TrimEnd('/')}, {Chat.TrimEnd('/')}",
            ["Kestrel__Certificates__Default__Path"] = certificate,
        });
        browser = await (await Browser.OpenAsync(Engine.Chromium)).NewContextAsync(new()
        {
            IgnoreHTTPSErrors = true,
            // The other sites are not on this machine, as far as the browser knows; the app is.
            Permissions = ["local-network-access"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await Browser.CloseAsync(browser);
        if (server is not null) await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_player_in_the_frame_of_a_named_site_has_a_seat_there_and_on_no_other_site()
    {
        var (page, frame) = await FrameAsync(Wiki, address);
        await frame.GetByLabel("Session name", new() { Exact = true }).FillAsync("Sprint 12");
        await frame.GetByLabel("Your name", new() { Exact = true }).FillAsync("Alice");
        await frame.GetByRole(AriaRole.Button, new() { Name = "Start session", Exact = true }).ClickAsync();
        var card = frame.Locator("#hand [data-face='5']");
        await card.ClickAsync();
        await Expect(frame.GetByText("1 of 1 voted", new() { Exact = true })).ToBeVisibleAsync();
        var table = new Uri(page.Frames[1].Url);

        (_, frame) = await FrameAsync(Wiki, table);
        await Expect(frame.Locator("#hand [data-face='5']")).ToHaveAttributeAsync("aria-pressed", "true");
        (_, frame) = await FrameAsync(Chat, table);
        await Expect(frame.GetByRole(AriaRole.Button, new() { Name = "Join", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_site_that_is_not_named_gets_no_page_to_show()
    {
        var page = await browser!.NewPageAsync();
        var refused = page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.Contains("frame-ancestors") });
        await ShowAsync(page, Stranger, address);
        await refused;
    }

    async Task<(IPage Page, IFrameLocator Frame)> FrameAsync(string site, Uri shown)
    {
        var page = await browser!.NewPageAsync();
        await ShowAsync(page, site, shown);
        return (page, page.FrameLocator("iframe"));
    }

    static async Task ShowAsync(IPage page, string site, Uri shown)
    {
        await page.RouteAsync(site, route => route.FulfillAsync(new()
        {
            ContentType = "text/html",
            Body = $"<!doctype html><title>Another site</title><iframe src='{shown}' width=1000 height=700></iframe>",
        }));
        await page.GotoAsync(site);
    }

    static byte[] NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return certificate.Export(X509ContentType.Pfx);
    }
}
