using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Core.Commands;

namespace PlanningPoker.Tests.Data.Store.Contract;

/// <summary>A session is read exactly as it was saved.</summary>
public abstract partial class SessionStoreContract
{
    [Fact]
    public async Task Every_command_is_stored_to_the_last_member()
    {
        var (store, session) = await AddAsync();
        var stored = new HashSet<Type> { typeof(DeleteSession) };
        foreach (var (what, player, command) in SampleSession.EveryVerb)
        {
            stored.Add(command(session).GetType());
            var next = session.After(player, command(session));
            Assert.False(ReferenceEquals(next, session), $"The session did not change: {what}.");

            Assert.True(await store.TrySaveAsync(session, next), what);

            var (expected, kept) = (SessionText.Of(next), SessionText.Of(await Open().FindAsync(session.Code, Ct)));
            Assert.True(expected == kept, $"After {what}: expected\n{expected}\nbut found\n{kept}");
            session = next;
        }
        Assert.Equal(
            CommandSamples.Types.Select(type => type.Name).Order(),
            stored.Where(type => type.IsSubclassOf(typeof(PlayerCommand))).Select(type => type.Name).Order());
    }

    [Fact]
    public async Task Times_are_kept_exactly_since_commands_have_no_finer_ones_than_microseconds()
    {
        Assert.NotEqual(0, SampleSession.Start.Nanosecond);
        var (store, session) = await AddAsync();
        session = await SaveAsync(store, session, new Vote("5"));
        session = await SaveAsync(store, session, new Reveal());

        var read = (await Open().FindAsync(session.Code, Ct))!;

        Assert.Equal(SampleSession.Start.AddTicks(-(SampleSession.Start.Nanosecond / 100)), read.Round.StartedAt);
        Assert.Equal((session.ActiveAt, session.Round.RevealedAt, session.UndoOffers[^1].Terms.Until),
            (read.ActiveAt, read.Round.RevealedAt, read.UndoOffers[^1].Terms.Until));
    }

    [Fact]
    public async Task Stories_whose_ranks_all_change_are_all_stored()
    {
        var (store, session) = await AddAsync();
        session = await SaveAsync(store, session, SampleImport.Of(5));
        // Repeated moves between the same two stories use up the room, so all ranks become new.
        for (var i = 0; i < 30; i++) session = await SaveAsync(store, session, new MoveStory(session.Stories[4].Id, 1));

        SessionText.AssertSame(session, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_device_that_moves_to_another_player_is_stored_with_that_player()
    {
        var (store, session) = await AddAsync();
        session = await SaveAsync(store, session, new Join("Bob"), "Bob");
        var (ann, bob) = (session.Players[0], session.Players[1]);
        var moved = session with
        {
            Stamp = session.Stamp + 1,
            Players = [ann with { Devices = [.. bob.Devices, SampleSession.DeviceOf("phone"), .. ann.Devices] }, bob with { Devices = [] }],
        };

        Assert.True(await store.TrySaveAsync(session, moved));

        SessionText.AssertSame(moved, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task Devices_that_differ_only_in_case_are_different_devices()
    {
        var session = SampleSession.Open();
        DeviceHash lower = new("a" + session.Players[0].Devices[0].Value[1..]), upper = new("A" + lower.Value[1..]);
        session = session with { Players = [session.Players[0] with { Devices = [lower, upper] }] };

        Assert.True(await Open().AddAsync(session));

        SessionText.AssertSame(session, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_vote_removed_from_the_round_is_deleted()
    {
        var (store, session) = await AddAsync();
        session = await SaveAsync(store, session, new Vote("5"));
        var without = session with { Stamp = session.Stamp + 1, Round = session.Round with { Votes = [] } };

        Assert.True(await store.TrySaveAsync(session, without));

        SessionText.AssertSame(without, await Open().FindAsync(session.Code, Ct));
    }
}
