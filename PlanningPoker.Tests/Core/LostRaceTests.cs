using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

/// <summary>When another process wrote between the read and the write, the command runs again.</summary>
public class LostRaceTests
{
    [Fact]
    public async Task The_command_runs_again_on_the_current_state()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        fixture.CommitElsewhereBeforeNextWrite("Bob", new Vote("8"));
        var before = (await fixture.StoredAsync())!;

        var answer = await fixture.RunAsync("Ann", new Vote("5"));

        var stored = (await fixture.StoredAsync())!;
        Assert.Null(answer.Refusal);
        Assert.Equal(("5", "8"), (stored.Round.FaceOf(fixture.Id("Ann")), stored.Round.FaceOf(fixture.Id("Bob"))));
        Assert.Equal((before.Version + 2, before.Stamp + 2), (stored.Version, stored.Stamp));
        Assert.Equal(before.Version + 1, Assert.IsType<SessionChange>(fixture.Published[0]).After.Version);
        Assert.Equal(before.Version + 1, Assert.IsType<SessionChange>(Assert.Single(fixture.Published.Skip(1))).Before.Version);
    }

    [Fact]
    public async Task A_command_that_became_stale_is_refused_and_what_others_did_is_published()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        fixture.CommitElsewhereBeforeNextWrite("Ann", new Reset());

        var answer = await fixture.RunAsync("Bob", new Vote("5", Round: 1));

        Assert.Equal(Reason.StaleRound, answer.Refusal?.Reason);
        Assert.Equal(await fixture.StoredAsync(), Assert.IsType<Resync>(Assert.Single(fixture.Published)).After);
        Assert.Equal(0, (await fixture.StoredAsync())!.VoteCount);
    }

    [Fact]
    public async Task A_command_that_another_process_already_ran_changes_nothing_more()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        await fixture.RunAsync("Ann", new Vote("5"));
        fixture.Published.Clear();
        fixture.CommitElsewhereBeforeNextWrite("Ann", new Reveal(1));

        Assert.Null((await fixture.RunAsync("Ann", new Reveal(1))).Refusal);
        Assert.Equal(await fixture.StoredAsync(), Assert.IsType<Resync>(Assert.Single(fixture.Published)).After);
    }

    [Fact]
    public async Task A_command_on_a_session_deleted_meanwhile_is_refused_and_its_end_is_published()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.CommitElsewhereBeforeNextWrite("Ann", new DeleteSession());

        Assert.Equal(Reason.NoSession, (await fixture.RunAsync("Ann", new Vote("5"))).Refusal?.Reason);
        Assert.IsType<SessionDeleted>(Assert.Single(fixture.Changes).Event);
    }

    [Fact]
    public async Task A_deletion_that_lost_its_race_deletes_the_current_state()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        fixture.CommitElsewhereBeforeNextWrite("Bob", new Vote("8"));

        Assert.Null((await fixture.RunAsync("Ann", new DeleteSession())).Refusal);
        Assert.Null(await fixture.StoredAsync());
        Assert.Equal(1, Assert.IsType<SessionChange>(fixture.Published[0]).After.VoteCount);
        Assert.IsType<SessionDeleted>(Assert.IsType<SessionChange>(Assert.Single(fixture.Published.Skip(1))).Event);
    }

    [Fact]
    public async Task Two_processes_on_one_store_lose_no_command()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        Sessions[] nodes = [fixture.OpenNode(), fixture.OpenNode()];
        fixture.Store.BeforeWrite = async () => await Task.Yield();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            await Task.Yield();
            foreach (var command in new PlayerCommand[] { new Join($"Player {i}"), new Vote("5"), new Vote("8") })
                Assert.Null((await nodes[i % 2].RunAsync(fixture.Code, new($"device {i}"), null, command, SessionsFixture.Ct)).Refusal);
        }));

        var stored = (await fixture.StoredAsync())!;
        Assert.Equal((40, 81, 121), (stored.VoteCount, stored.Version, stored.Stamp));
        Assert.All(stored.Round.Votes.Values, vote => Assert.Equal(("8", 2), (vote.Face, vote.Rev)));
        Assert.Equal(Enumerable.Range(1, 41), stored.Players.Select(player => player.Seat));
    }
}
