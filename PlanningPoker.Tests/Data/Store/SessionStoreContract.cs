using System.Globalization;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Core.Commands;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>What every <see cref="ISessionStore"/> must do.</summary>
public abstract class SessionStoreContract
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Opens a store on the same data with an empty cache, as another process does.</summary>
    protected abstract ISessionStore Open();

    [Fact]
    public async Task An_added_session_is_found_by_every_process()
    {
        var session = SampleSession.Open();

        Assert.True(await Open().AddAsync(session));

        SessionText.AssertSame(session, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task An_unknown_session_is_not_found() => Assert.Null(await Open().FindAsync(SessionCode.New(), Ct));

    [Fact]
    public async Task A_code_is_used_once()
    {
        var (store, session) = await AddedAsync();

        Assert.False(await store.AddAsync(session with { Name = "Another" }));
        Assert.False(await Open().AddAsync(session with { Name = "Another" }));

        SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
        SessionText.AssertSame(session, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task Every_command_is_stored_to_the_last_member()
    {
        var (store, session) = await AddedAsync();
        var stored = new HashSet<Type> { typeof(DeleteSession) };
        foreach (var (what, who, command) in SampleSession.EveryVerb)
        {
            stored.Add(command(session).GetType());
            var next = session.After(who, command(session));
            Assert.False(ReferenceEquals(next, session), $"Nothing came of {what}.");

            Assert.True(await store.TrySaveAsync(session, next), what);

            var (expected, kept) = (SessionText.Of(next), SessionText.Of(await Open().FindAsync(session.Code, Ct)));
            Assert.True(expected == kept, $"After {what}: expected\n{expected}\nbut found\n{kept}");
            session = next;
        }
        Assert.Equal(CommandSamples.Types.Select(type => type.Name).Order(), stored.Select(type => type.Name).Order());
    }

    [Fact]
    public async Task Stories_whose_ranks_all_change_are_all_stored()
    {
        var (store, session) = await AddedAsync();
        session = await SavedAsync(store, session, SampleImport.Of(5));
        // Repeated moves between the same two stories use up the room, so all ranks become new.
        for (var i = 0; i < 30; i++) session = await SavedAsync(store, session, new MoveStory(session.Stories[4].Id, 1));

        SessionText.AssertSame(session, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_device_that_moves_to_another_player_is_stored_with_that_player()
    {
        var (store, session) = await AddedAsync();
        session = await SavedAsync(store, session, new Join("Bob"), "Bob");
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
        var (store, session) = await AddedAsync();
        session = await SavedAsync(store, session, new Vote("5"));
        var without = session with { Stamp = session.Stamp + 1, Round = session.Round with { Votes = [] } };

        Assert.True(await store.TrySaveAsync(session, without));

        SessionText.AssertSame(without, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_save_on_an_older_state_is_refused_and_writes_nothing()
    {
        var (store, session) = await AddedAsync();
        var newer = await SavedAsync(store, session, new CreateStory("one", "One"));

        Assert.False(await store.TrySaveAsync(session, session.After("Ann", new CreateStory("one", "Uno"))));
        Assert.False(await store.TrySaveAsync(session, session.After("Ann", new Vote("5"))));

        SessionText.AssertSame(newer, await store.FindAsync(session.Code, Ct));
        SessionText.AssertSame(newer, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_store_that_lost_a_race_reads_the_winning_state()
    {
        var (here, session) = await AddedAsync();
        var there = Open();
        await there.FindAsync(session.Code, Ct);
        var won = await SavedAsync(here, session, new Vote("3"));

        Assert.False(await there.TrySaveAsync(session, session.After("Ann", new Vote("5"))));

        SessionText.AssertSame(won, await there.FindAsync(session.Code, Ct));
        var next = await SavedAsync(there, won, new Vote("5"));
        SessionText.AssertSame(next, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task The_second_of_two_processes_that_write_the_same_rows_loses_the_race()
    {
        var (here, session) = await AddedAsync();
        var there = Open();
        foreach (var (who, command) in new (string, Command)[] { ("Bob", new Join("Bob")), ("Bob", new Vote("5")), ("Ann", new Reset()) })
        {
            var next = session.After(who, command);
            Assert.True(await here.TrySaveAsync(session, next));
            Assert.False(await there.TrySaveAsync(session, next with { ActiveAt = next.ActiveAt.AddSeconds(1) }));
            SessionText.AssertSame(next, await there.FindAsync(session.Code, Ct));
            session = next;
        }
    }

    [Fact]
    public async Task Fifty_concurrent_saves_lose_nothing()
    {
        var (store, session) = await AddedAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CountUpAsync(store, session.Code)));

        Assert.Equal("50", (await Open().FindAsync(session.Code, Ct))!.Name);
    }

    [Fact]
    public async Task Concurrent_saves_of_two_processes_lose_nothing()
    {
        var (here, session) = await AddedAsync();
        var there = Open();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => CountUpAsync(i % 2 == 0 ? here : there, session.Code)));

        Assert.Equal("20", (await Open().FindAsync(session.Code, Ct))!.Name);
    }

    [Fact]
    public async Task A_deleted_session_is_gone_and_its_code_is_free()
    {
        var (store, session) = await AddedAsync();
        foreach (var (_, who, command) in SampleSession.EveryVerb)
        {
            var next = session.After(who, command(session));
            Assert.True(await store.TrySaveAsync(session, next));
            session = next;
        }

        Assert.True(await store.TryDeleteAsync(session));

        Assert.Null(await store.FindAsync(session.Code, Ct));
        Assert.Null(await Open().FindAsync(session.Code, Ct));
        Assert.False(await store.TrySaveAsync(session, session with { Stamp = session.Stamp + 1 }));
        Assert.True(await store.AddAsync(session), "Rows were left behind.");
    }

    [Fact]
    public async Task Deleting_on_an_older_state_is_refused()
    {
        var (store, session) = await AddedAsync();
        var newer = await SavedAsync(store, session, new Vote("5"));

        Assert.False(await store.TryDeleteAsync(session));

        SessionText.AssertSame(newer, await store.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_cancelled_read_stops()
    {
        var (store, session) = await AddedAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Open().FindAsync(session.Code, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.FindAsync(session.Code, cancelled.Token));

        SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
    }

    async Task<(ISessionStore, PokerSession)> AddedAsync()
    {
        var (store, session) = (Open(), SampleSession.Open());
        Assert.True(await store.AddAsync(session));
        return (store, session);
    }

    static async Task<PokerSession> SavedAsync(ISessionStore store, PokerSession session, Command command, string who = "Ann")
    {
        var next = session.After(who, command);
        Assert.True(await store.TrySaveAsync(session, next));
        return next;
    }

    static async Task CountUpAsync(ISessionStore store, SessionCode code)
    {
        while (true)
        {
            var before = (await store.FindAsync(code, Ct))!;
            var count = int.TryParse(before.Name, CultureInfo.InvariantCulture, out var sofar) ? sofar + 1 : 1;
            if (await store.TrySaveAsync(
                before, before with { Name = count.ToString(CultureInfo.InvariantCulture), Stamp = before.Stamp + 1 })) return;
        }
    }
}
