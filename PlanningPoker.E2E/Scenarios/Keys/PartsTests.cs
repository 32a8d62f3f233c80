using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Keys;

/// <summary>Links to a part of the page lead there each time, and take no click that is meant for somebody else.</summary>
public class PartsTests(PokerServer server) : TableTests(server)
{
    [Fact]
    public async Task A_link_to_a_part_of_the_page_leads_there_again_and_again()
    {
        var page = await OpenBacklogAsync();
        // A page that a script has changed the address of, as the search does: the link has the one that it was loaded with.
        await page.EvaluateAsync(
            "() => { history.replaceState(history.state, '', location.pathname + '?q=sto'); window.sameDocument = true; }");
        for (var i = 0; i < 3; i++)
        {
            await page.EvaluateAsync("() => scrollTo(0, 0)");
            await Expect(page.Locator("#lines")).Not.ToBeInViewportAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Paste list" }).ClickAsync();
            await Expect(page.Locator("#lines")).ToBeInViewportAsync();
            Assert.EndsWith("?q=sto#lines", page.Url, StringComparison.Ordinal);
        }
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameDocument"));
    }

    [Fact]
    public async Task A_click_for_another_tab_opens_one()
    {
        var page = await OpenBacklogAsync();
        var before = page.Url;
        foreach (var (button, modifiers) in ((MouseButton, KeyboardModifier[])[])[
            (MouseButton.Left, [KeyboardModifier.ControlOrMeta]), (MouseButton.Middle, [])])
        {
            var other = await page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Paste list" })
                .ClickAsync(new() { Button = button, Modifiers = modifiers }));
            await Expect(other).ToHaveURLAsync($"{before}#lines");
            Assert.Equal(before, page.Url);
            await other.CloseAsync();
        }
    }

    [Fact]
    public async Task A_click_that_asks_for_a_file_leaves_the_page_where_it_is()
    {
        var page = await OpenBacklogAsync();
        var before = page.Url;
        for (var i = 0; i < 2; i++)
        {
            await page.RunAndWaitForFileChooserAsync(
                () => page.GetByRole(AriaRole.Link, new() { Name = "Drop or choose a file" }).ClickAsync());
            Assert.Equal(before, page.Url);
        }
    }

    async Task<IPage> OpenBacklogAsync()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.AddStoriesAsync([.. Enumerable.Range(1, 9).Select(i => $"Story {i}")]);
        var backlog = await alice.OpenAnotherTabAsync("/stories");
        await backlog.WaitForBacklogScriptAsync();
        await backlog.Page.SetViewportSizeAsync(390, 500);
        await backlog.WaitForLaterScriptAsync("parts");
        return backlog.Page;
    }
}
