using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

/// <summary>Another process wrote between our reading and our writing: we look again.</summary>
public class LostRaceTests
{
    [Fact]
    public async Task The_command_runs_again_on_what_is_there_now()
    {
        var door = await Doorway.OpenAsync("Ann", "Bob");
        door.OvertakenBy("Bob", new Vote("8"));
        var before = (await door.StoredAsync())!;

        var answer = await door.RunAsync("Ann", new Vote("5"));

        var stored = (await door.StoredAsync())!;
        Assert.Null(answer.Refusal);
        Assert.Equal(("5", "8"), (stored.Round.FaceOf(door.Id("Ann")), stored.Round.FaceOf(door.Id("Bob"))));
        Assert.Equal((before.Version + 2, before.Stamp + 2), (stored.Version, stored.Stamp));
        Assert.Equal(before.Version + 1, Assert.Single(door.Changes).Before.Version);
    }

    [Fact]
    public async Task What_has_become_stale_meanwhile_is_refused_and_not_told()
    {
        var door = await Doorway.OpenAsync("Ann", "Bob");
        door.OvertakenBy("Ann", new Reset());

        var answer = await door.RunAsync("Bob", new Vote("5", Round: 1));

        Assert.Equal(Reason.StaleRound, answer.Refusal?.Reason);
        Assert.Empty(door.Published);
        Assert.Equal(0, (await door.StoredAsync())!.VoteCount);
    }

    [Fact]
    public async Task What_someone_else_has_done_meanwhile_is_not_done_twice()
    {
        var door = await Doorway.OpenAsync("Ann");
        await door.RunAsync("Ann", new Vote("5"));
        door.Published.Clear();
        door.OvertakenBy("Ann", new Reveal(1));

        Assert.Null((await door.RunAsync("Ann", new Reveal(1))).Refusal);
        Assert.Empty(door.Published);
    }

    [Fact]
    public async Task A_session_deleted_meanwhile_is_gone()
    {
        var door = await Doorway.OpenAsync("Ann");
        door.OvertakenBy("Ann", new DeleteSession());

        Assert.Equal(Reason.NoSession, (await door.RunAsync("Ann", new Vote("5"))).Refusal?.Reason);
        Assert.Empty(door.Published);
    }

    [Fact]
    public async Task A_deletion_that_lost_its_race_deletes_what_is_there_now()
    {
        var door = await Doorway.OpenAsync("Ann", "Bob");
        door.OvertakenBy("Bob", new Vote("8"));

        Assert.Null((await door.RunAsync("Ann", new DeleteSession())).Refusal);
        Assert.Null(await door.StoredAsync());
        Assert.Equal(1, Assert.Single(door.Changes).Before.VoteCount);
    }

    [Fact]
    public async Task Two_processes_over_one_store_lose_nothing()
    {
        var door = await Doorway.OpenAsync("Ann");
        Sessions[] nodes = [door.Node(), door.Node()];
        door.Store.BeforeWrite = async () => await Task.Yield();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            await Task.Yield();
            foreach (var command in new Command[] { new Join($"Player {i}"), new Vote("5"), new Vote("8") })
                Assert.Null((await nodes[i % 2].RunAsync(door.Code, new($"device {i}"), null, command, Doorway.Ct)).Refusal);
        }));

        var stored = (await door.StoredAsync())!;
        Assert.Equal((40, 81, 121), (stored.VoteCount, stored.Version, stored.Stamp));
        Assert.All(stored.Round.Votes.Values, vote => Assert.Equal(("8", 2), (vote.Face, vote.Rev)));
        Assert.Equal(Enumerable.Range(1, 41), stored.Players.Select(player => player.Seat));
    }
}
