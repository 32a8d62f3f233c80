using Microsoft.Playwright;
using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using static Microsoft.Playwright.Assertions;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>Colours that mean something: they do not flash, and what they tell is told without them too.</summary>
public class ColourTests(PokerServer server) : TableTests(server)
{
    /// <summary>Notes the background of the status in every frame.</summary>
    const string NoteColours = """
        window.colours = new Set();
        const note = () => {
          const status = document.querySelector('.status');
          if (status) window.colours.add(getComputedStyle(status).backgroundColor);
          requestAnimationFrame(note);
        };
        note();
        """;

    [Fact]
    public async Task A_page_that_opens_does_not_flash_in_the_colour_of_a_lost_connection()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.Page.AddInitScriptAsync(NoteColours);
        foreach (var page in (string[])["/stories", ""])
        {
            await alice.Page.GotoAsync($"{alice.Invitation}{page}");
            await alice.ExpectStatusAsync("Connected (1 player online)");
            // A slow machine may take longer than a moment to connect, and that is marked.
            var colours = await alice.Page.EvaluateAsync<string[]>("() => [...window.colours]");
            var isSlow = await alice.Page.EvaluateAsync<bool>("performance.now() > 1500");
            Assert.True(isSlow || colours.Length == 1, string.Join(", ", colours));
        }
    }

    [Fact]
    public async Task Chips_cards_and_the_main_action_keep_their_shapes_in_forced_colours()
    {
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice");
        await alice.VoteAsync("5");
        await alice.ExpectProgressAsync("1 of 1 voted");
        await alice.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });

        await Expect(alice.Player("Alice").Locator(".chip")).Not.ToHaveCSSAsync("background-image", "none");
        Assert.NotEqual("none", await alice.Player("Alice").Locator(".card-turn")
            .EvaluateAsync<string>("card => getComputedStyle(card, '::before').backgroundImage"));
        var reveal = alice.Button("Reveal cards");
        // The main action is filled with the colour that the text of others has.
        Assert.Equal(await CssAsync(alice.Button("Vote again"), "color"), await CssAsync(reveal, "backgroundColor"));
        Assert.NotEqual(await CssAsync(reveal, "color"), await CssAsync(reveal, "backgroundColor"));
    }

    static Task<string> CssAsync(ILocator element, string property) =>
        element.EvaluateAsync<string>($"element => getComputedStyle(element).{property}");
}
