using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Game;

public class SecretTests(PokerServer server) : TableTests(server)
{
    /// <summary>Records every state of the page that contains the face outside the hand, which always shows the whole deck.</summary>
    const string RecordLeaks = """
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
        // No other text of the page contains this face.
        const string face = "½";
        var alice = await Team.StartSessionAsync("Sprint 12", "Alice", "Bob", "Carol");
        var (bob, carol) = (Team["Bob"], Team["Carol"]);
        foreach (var table in new[] { alice, carol }) await table.Page.EvaluateAsync(RecordLeaks, face);

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

        // A page that is loaded again does not contain it either.
        await carol.ReloadAsync();
        await carol.ExpectProgressAsync("2 of 3 voted");
        await carol.Page.EvaluateAsync(RecordLeaks, face);
        Assert.Empty(await carol.Page.EvaluateAsync<string[]>("window.leaks"));

        await alice.RevealAsync();
        foreach (var table in new[] { alice, carol })
        {
            await table.ExpectCardOfAsync("Bob", face);
            Assert.NotEmpty(await table.Page.EvaluateAsync<string[]>("window.leaks"));
        }
    }
}
