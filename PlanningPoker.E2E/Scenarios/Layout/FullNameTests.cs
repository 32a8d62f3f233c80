using Microsoft.Playwright;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>A name that does not fit at its seat is read in full at the pointer, at the focus and at a tap.</summary>
public class FullNameTests(PokerServer server) : TableTests(server)
{
    const string Name = "Bartholomäus Constantin Przybyszewski", Short = "Bob";

    /// <summary>Whether all of the name is shown: nothing of it is cut off, and it is what one sees there.</summary>
    const string IsWhole = """
        name => {
          const { left, right, top, bottom } = name.getBoundingClientRect();
          const parts = [name, ...name.children];
          const isSeen = x => name.contains(document.elementFromPoint(x, (top + bottom) / 2));
          return parts.every(part => part.scrollWidth <= part.clientWidth + 1 || getComputedStyle(part).overflowX === 'visible')
            && left >= 0 && right <= innerWidth && isSeen(left + 2) && isSeen(right - 2);
        }
        """;

    [Fact]
    public async Task A_name_is_whole_at_the_pointer()
    {
        var name = await JoinLongNameAsync(await Team.StartSessionAsync("Sprint 12", "Alice"));
        await name.HoverAsync();
        await ExpectWholeAsync(name);
    }

    [Fact]
    public async Task A_name_is_whole_at_the_focus_and_a_name_that_fits_gets_no_focus()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var name = await JoinLongNameAsync(alice);
        Assert.Null(await alice.Player(Short).Locator(".player-name").GetAttributeAsync("tabindex"));
        await name.FocusAsync();
        await ExpectWholeAsync(name);
    }

    [Fact]
    public async Task A_name_is_whole_at_a_tap()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        var phone = new BrowserNewContextOptions { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true };
        var join = await JoinPage.OpenAsync(await Team.OpenPageAsync("Olga", phone), alice.Invitation);
        var olga = await join.JoinAsync("Olga");
        await olga.ExpectConnectedAsync();
        var name = await JoinLongNameAsync(olga);
        await name.TapAsync();
        await ExpectWholeAsync(name);
    }

    /// <summary>Two more people join, one of them with a name that is too long for any seat.</summary>
    /// <param name="table">Where it is looked at.</param>
    static async Task<ILocator> JoinLongNameAsync(TablePage table)
    {
        using var first = await ApiClient.JoinAsync(table.Invitation, Short);
        using var second = await ApiClient.JoinAsync(table.Invitation, Name);
        await Expect(table.Player(Short)).ToBeVisibleAsync();
        var name = table.Page.Locator(".player-name", new() { HasText = Name });
        await Expect(name).ToHaveAttributeAsync("data-cut", "");
        Assert.False(await name.EvaluateAsync<bool>(IsWhole));
        return name;
    }

    static async Task ExpectWholeAsync(ILocator name)
    {
        await Expect(name).ToHaveTextAsync(Name);
        Assert.True(await name.EvaluateAsync<bool>(IsWhole));
    }
}
