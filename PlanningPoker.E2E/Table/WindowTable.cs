using System.Text.Json;
using Microsoft.Playwright;
using PlanningPoker.E2E.Browsers;
using PlanningPoker.E2E.Processes;

namespace PlanningPoker.E2E.Table;

/// <summary>The table of one player in a window of any engine.</summary>
sealed class WindowTable : ITable
{
    readonly IWindow window;
    readonly Uri address;

    WindowTable(IWindow window, Uri address) => (this.window, this.address) = (window, address);

    public static async Task<WindowTable> JoinAsync(IWindow window, Uri invitation, string name)
    {
        await window.GoToAsync(invitation);
        await window.TypeAsync("Your name", name);
        await window.ClickAsync(AriaRole.Button, "Join");
        await window.ExpectTextAsync("#players", name);
        return new(window, invitation);
    }

    public Task VoteAsync(string face) => window.ClickAsync(AriaRole.Button, face);

    public async Task RevealAsync()
    {
        await PressRevealAsync();
        await Wait.UntilAsync(
            () => window.EvaluateAsync<bool>("document.querySelector('#controls').dataset.phase === 'revealed'"),
            () => "no reveal",
            default);
    }

    public Task PressRevealAsync() => window.ClickAsync(AriaRole.Button, "Reveal cards");

    public Task VoteAgainAsync() => window.ClickAsync(AriaRole.Button, "Vote again");

    public Task ReloadAsync() => window.GoToAsync(address);

    public Task WatchForReloadAsync() => window.EvaluateAsync<bool>("window.marked = true");

    public async Task ExpectNotReloadedAsync() =>
        Assert.True(await window.EvaluateAsync<bool>("window.marked === true"), "The page was loaded again.");

    public Task ExpectTransportAsync(string transport) => window.ExpectTextAsync(".status-transport", transport);

    public Task ExpectProgressAsync(string text) => window.ExpectTextAsync("#progress", text);

    public Task ExpectMyCardAsync(string face) => window.ExpectTextAsync("#hand [aria-pressed=true]", face);

    public Task ExpectCardOfAsync(string player, string face)
    {
        var rows = "[...document.querySelectorAll('#players li')]"
            + ".map(row => [row.querySelector('.player-name').textContent, row.querySelector('.card-front').textContent].join(' '))";
        var card = $"{player} {face}";
        return Wait.UntilAsync(
            async () => (await window.EvaluateAsync<string[]>(rows)).Contains(card), () => $"no open card '{card}'", default);
    }

    public Task ExpectResultAsync(string name, string value)
    {
        var pattern = JsonSerializer.Serialize($@"{name}\W*{value}(?![\d.])");
        var line = $"new RegExp({pattern}).test(document.getElementById('results').textContent)";
        return Wait.UntilAsync(() => window.EvaluateAsync<bool>(line), () => $"no result '{name} {value}'", default);
    }

    public Task<string> ReadAsync() => window.EvaluateAsync<string>(TableText.Script);
}
