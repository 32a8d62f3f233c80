using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Outbox;

/// <summary>All tabs of a browser share one outbox, which is in its storage.</summary>
public class SharedOutboxTests(PokerServer server) : OutboxScenario(server)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_tabs_show_the_same_unsent_vote_and_send_it_once(bool hasLocks)
    {
        var (alice, bob) = await JoinBothAsync();
        if (!hasLocks) await RemoveWebLocksAsync(bob);
        var other = await bob.OpenAnotherTabAsync();
        await other.ExpectStatusAsync(Connected);
        var sent = RecordRequests(bob);
        await bob.GoOfflineAsync();
        await bob.VoteAsync("5");
        await other.ExpectNotSentYetAsync("5");
        await other.VoteAsync("13");
        await bob.ExpectNotSentYetAsync("13");

        await bob.GoOnlineAsync();
        await bob.ExpectSavedAsync("13");
        await other.ExpectSavedAsync("13");
        // Without locks a tab does not see at once what another tab has written, so it may send the same vote again, which is counted once.
        Assert.Equal(["vote value=13&round=1&rev=2"], hasLocks ? sent : sent.Distinct());
        Assert.InRange(sent.Count, 1, 2);
        await ExpectRevealedVoteAsync(alice, "13");
    }

    [Fact]
    public async Task Another_tab_sends_the_unsent_vote_of_a_closed_tab()
    {
        var (alice, bob) = await JoinBothAsync();
        var other = await bob.OpenAnotherTabAsync();
        await other.ExpectStatusAsync(Connected);
        await bob.GoOfflineAsync();
        await bob.VoteAsync("5");
        await other.ExpectNotSentYetAsync("5");
        await bob.Page.CloseAsync();
        await other.GoOnlineAsync();
        await other.ExpectSavedAsync("5");
        await ExpectRevealedVoteAsync(alice, "5");
    }

    [Fact]
    public async Task Invalid_entries_in_the_storage_do_not_block_votes()
    {
        var (alice, bob) = await JoinBothAsync();
        await bob.Page.EvaluateAsync("""
            () => {
              const { dataset: { me, live: address } } = document.getElementById('connection');
              const live = new URL(address, document.baseURI).pathname;
              const action = { verb: 'vote', data: { value: '3' }, round: 1, rev: 1, timestamp: 1 };
              const entries = {
                'action x': 'abc', 'action y': '{', 'action z': action, 'action 1 leave ': { ...action, verb: 'leave' },
                'action 1 vote 7': { ...action, rev: 1e999 }, rev: { round: 1, rev: 1e999 },
              };
              for (const [key, value] of Object.entries(entries))
                localStorage.setItem(`outbox ${live} ${me} ${key}`, typeof value === 'string' ? value : JSON.stringify(value));
            }
            """);
        await bob.Page.ReloadAsync();
        await bob.ExpectStatusAsync(Connected);
        var sent = RecordRequests(bob);
        await bob.VoteAsync("8");
        await bob.ExpectSavedAsync("8");
        await ExpectOutboxEmptyAsync(bob);
        Assert.Equal(["vote value=8&round=1&rev=1"], sent);
        await ExpectRevealedVoteAsync(alice, "8");
    }
}
