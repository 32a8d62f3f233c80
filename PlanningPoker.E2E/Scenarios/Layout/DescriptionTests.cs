using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>The description of the story on the table: read as it was written in the tracker, and never in the way of the table.</summary>
public class DescriptionTests(PokerServer server) : TableTests(server)
{
    const string LongText =
        "h2. Why\nScanners lose their network for *two minutes*.\n\n* Keep every scan\n* See [docs|https://a.example/x]\n";

    [Fact]
    public async Task It_is_beside_the_table_on_a_wide_screen_and_folded_to_two_lines_on_others()
    {
        var alice = await StartAsync(LongText + new string('x', 900));
        var text = alice.Page.Locator("#description");
        foreach (var (width, isBeside) in ((int, bool)[])[(390, false), (1280, false), (1920, true)])
        {
            await alice.Page.SetViewportSizeAsync(width, 900);
            var (felt, box) = (await alice.Page.Locator(".felt").BoundingBoxAsync(), await text.BoundingBoxAsync());
            Assert.Equal(isBeside, box!.X >= felt!.X + felt.Width);
            if (isBeside) Assert.InRange(box.Height, felt.Height - 1, felt.Height + 1);
            else Assert.InRange(box.Height, 40, 80);
            Assert.Equal(width, await alice.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        }
    }

    [Fact]
    public async Task Everyone_reads_it_unfolds_it_by_keyboard_and_sees_it_change()
    {
        var alice = await StartAsync(LongText);
        var bob = Team["Bob"];
        await Team.EveryoneAsync(table => Expect(table.Page.Locator("#description strong")).ToHaveTextAsync(["Why", "two minutes"]));
        var link = bob.Page.Locator("#description a");
        await Expect(link).ToHaveAttributeAsync("href", "https://a.example/x");
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow");

        await bob.Page.Locator("#description summary").FocusAsync();
        await bob.Page.Keyboard.PressAsync("Enter");
        await Expect(bob.Page.GetByText("Show less")).ToBeVisibleAsync();
        await alice.VoteAsync("5");
        await bob.ExpectProgressAsync("1 of 2 voted");
        await Expect(bob.Page.GetByText("Show less")).ToBeVisibleAsync();

        await alice.Page.GotoAsync($"{alice.Invitation}/stories");
        await alice.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Edit: Scan" }).ClickAsync();
        await alice.Page.GetByLabel("Description").FillAsync("Only this, in **bold**");
        await alice.Button("Save story").ClickAsync();
        await Expect(bob.Page.Locator("#description strong")).ToHaveTextAsync(["bold"]);
        await Expect(bob.Page.GetByText("Show less")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_description_that_became_long_or_short_live_is_a_tab_stop_only_while_it_is_long()
    {
        var alice = await StartAsync("Short");
        var text = Team["Bob"].Page.Locator("#description");
        await Expect(text).ToHaveTextAsync("Short");
        Assert.Null(await text.GetAttributeAsync("tabindex"));
        await DescribeAsync(alice, LongText);
        await Expect(text).ToHaveAttributeAsync("tabindex", "0");
        await DescribeAsync(alice, "Short again");
        await Expect(text).ToHaveTextAsync("Short again");
        await Expect(text).Not.ToHaveAttributeAsync("tabindex", "0");
    }

    async Task<TablePage> StartAsync(string description)
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob");
        await alice.AddStoryAsync("Scan");
        await alice.ExpectStoriesAsync("Scan");
        await DescribeAsync(alice, description);
        await alice.StartStoryAsync("Scan");
        await Team.EveryoneAsync(table => Expect(table.Story).ToContainTextAsync("Scan"));
        return alice;
    }

    static async Task DescribeAsync(TablePage alice, string description)
    {
        var form = await alice.OpenAnotherTabAsync("/stories");
        await form.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Edit: Scan" }).ClickAsync();
        await form.Page.GetByLabel("Description").FillAsync(description);
        await form.Button("Save story").ClickAsync();
        await Expect(form.Page.GetByLabel("Description")).ToHaveCountAsync(0);
        await form.Page.CloseAsync();
    }
}
