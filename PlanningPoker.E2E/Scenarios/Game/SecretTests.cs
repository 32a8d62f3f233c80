using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Game;

public class SecretTests(PokerServer server) : TableTests(server)
{
    /// <summary>Notes every text that ever holds the face outside the hand, where the whole deck lies; attributes too.</summary>
    const string WatchFor = """
        face => {
          window.leaks = [];
          const withoutHand = () => {
            const copy = document.documentElement.cloneNode(true);
            copy.querySelector('#hand').remove();
            return copy.outerHTML;
          };
          const look = () => { if (withoutHand().includes(face)) window.leaks.push(withoutHand()); };
          new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
          look();
        }
        """;

    [Fact]
    public async Task A_face_is_on_nobody_elses_page_before_the_reveal()
    {
        // No other text of the page has this face in it.
        const string face = "½";
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        var (bob, carol) = (Team["Bob"], Team["Carol"]);
        foreach (var table in new[] { alice, carol }) await table.Page.EvaluateAsync(WatchFor, face);

        await bob.VoteAsync(face);
        await bob.VoteAsync("5");
        await bob.VoteAsync(face);
        await bob.ExpectMyCardAsync(face);
        await carol.VoteAsync("5");
        foreach (var table in new[] { alice, carol })
        {
            await table.ExpectProgressAsync("2 of 3 voted");
            Assert.Empty(await table.Page.EvaluateAsync<string[]>("window.leaks"));
        }

        // A page that comes late, and one that is loaded again, get no more.
        await carol.ReloadAsync();
        await carol.ExpectProgressAsync("2 of 3 voted");
        await carol.Page.EvaluateAsync(WatchFor, face);
        Assert.Empty(await carol.Page.EvaluateAsync<string[]>("window.leaks"));

        await alice.RevealAsync();
        foreach (var table in new[] { alice, carol })
        {
            await table.ExpectCardOfAsync("Bob", face);
            Assert.NotEmpty(await table.Page.EvaluateAsync<string[]>("window.leaks"));
        }
    }
}
