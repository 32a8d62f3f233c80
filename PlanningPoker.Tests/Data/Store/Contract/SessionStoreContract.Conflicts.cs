using System.Globalization;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Data.Store.Contract;

/// <summary>A write on an older state is refused, so that concurrent writers overwrite nothing.</summary>
public abstract partial class SessionStoreContract
{
    [Fact]
    public async Task A_save_on_an_older_state_is_refused_and_writes_nothing()
    {
        var (store, session) = await AddAsync();
        var newer = await SaveAsync(store, session, new CreateStory("one", "One"));

        Assert.False(await store.TrySaveAsync(session, session.After("Ann", new CreateStory("one", "Uno"))));
        Assert.False(await store.TrySaveAsync(session, session.After("Ann", new Vote("5"))));

        SessionText.AssertSame(newer, await store.FindAsync(session.Code, Ct));
        SessionText.AssertSame(newer, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task The_stamps_of_sessions_are_found_without_those_that_do_not_exist()
    {
        var (store, session) = await AddAsync();
        var (_, other) = await AddAsync();
        var changed = await SaveAsync(store, session, new Vote("5"));

        var stamps = await Open().FindStampsAsync([session.Code, SessionCode.New(), other.Code], Ct);

        Assert.Equal((2, changed.Stamp, other.Stamp), (stamps.Count, stamps[session.Code], stamps[other.Code]));
        Assert.Equal(changed.Stamp, Assert.Single(await store.FindStampsAsync([session.Code], Ct)).Value);
        Assert.Empty(await store.FindStampsAsync([SessionCode.New()], Ct));
        Assert.Empty(await store.FindStampsAsync([], Ct));
        var unknown = Enumerable.Range(0, 5000).Select(_ => SessionCode.New());
        Assert.Equal(2, (await store.FindStampsAsync([session.Code, .. unknown, other.Code], Ct)).Count);
    }

    [Fact]
    public async Task A_store_that_lost_a_race_reads_the_winning_state()
    {
        var (here, session) = await AddAsync();
        var there = Open();
        await there.FindAsync(session.Code, Ct);
        var won = await SaveAsync(here, session, new Vote("3"));

        Assert.False(await there.TrySaveAsync(session, session.After("Ann", new Vote("5"))));

        SessionText.AssertSame(won, await there.FindAsync(session.Code, Ct));
        var next = await SaveAsync(there, won, new Vote("5"));
        SessionText.AssertSame(next, await Open().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task The_second_of_two_processes_that_write_the_same_rows_loses_the_race()
    {
        var (here, session) = await AddAsync();
        var there = Open();
        (string, Command)[] writes = [("Bob", new Join("Bob")), ("Bob", new Vote("5")), ("Ann", new Reset())];
        foreach (var (player, command) in writes)
        {
            var next = session.After(player, command);
            Assert.True(await here.TrySaveAsync(session, next));
            Assert.False(await there.TrySaveAsync(session, next with { ActiveAt = next.ActiveAt.AddSeconds(1) }));
            SessionText.AssertSame(next, await there.FindAsync(session.Code, Ct));
            session = next;
        }
    }

    [Fact]
    public async Task Fifty_concurrent_saves_lose_nothing()
    {
        var (store, session) = await AddAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CountUpAsync(store, session.Code)));

        Assert.Equal("50", (await Open().FindAsync(session.Code, Ct))!.Name);
    }

    [Fact]
    public async Task Concurrent_saves_of_two_processes_lose_nothing()
    {
        var (here, session) = await AddAsync();
        var there = Open();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => CountUpAsync(i % 2 == 0 ? here : there, session.Code)));

        Assert.Equal("20", (await Open().FindAsync(session.Code, Ct))!.Name);
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
