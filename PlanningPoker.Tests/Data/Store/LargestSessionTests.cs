using System.Diagnostics;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Server;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>The largest session that the limits allow.</summary>
public sealed class LargestSessionTests(ITestOutputHelper output) : DatabaseTest
{
    /// <summary>Players, rounds and votes are at their limits together: 5,000 rounds of 20 votes, 500 players, 1,000 stories.</summary>
    const int Voters = PokerSession.MaxFinishedVotes / PokerSession.MaxRounds;

    [Fact]
    public async Task It_is_written_read_and_kept()
    {
        var store = Database.Store();
        var session = await AddAsync(store);
        session = await SaveAsync(store, session, "Ann", SampleImport.Of(PokerSession.MaxStories));
        for (var i = 0; i < PokerSession.MaxPlayers - 1; i++) session = session.After($"Player {i}", new Join($"Player {i}"));
        for (var i = 0; i < Voters; i++) session = session.After($"Player {i}", new Vote("5"));
        var stored = (await store.FindAsync(session.Code, Ct))!;
        session = LargeSession.WithRounds(session.After("Ann", new Reveal()), PokerSession.MaxRounds) with { Stamp = stored.Stamp + 1 };
        Assert.True(await store.TrySaveAsync(stored, session));

        var first = Stopwatch.StartNew();
        var read = await store.FindAsync(session.Code, Ct);
        output.WriteLine($"The first read took {first.ElapsedMilliseconds} ms; {session.RowCount} KB in memory.");

        SessionText.AssertSame(session, read);
        Assert.True(session.RowCount < 500_000);
    }

    [Fact]
    public void No_round_is_finished_beyond_the_limit_of_rounds_or_of_votes()
    {
        var session = TestSession.Of("Ann", "Bob").After("Bob", new Vote("5")).After("Ann", new Reveal());
        foreach (var command in (PlayerCommand[])[new Reset(), new QuickVote()])
        {
            session.With(LargeSession.WithRounds(session.State, PokerSession.MaxRounds)).Refuses("Ann", command, Reason.TooManyRounds);
            session.With(LargeSession.WithRounds(session.State, PokerSession.MaxRounds - 1)).After("Ann", command);
        }
    }
}
