using System.Diagnostics;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Server;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>The largest session that the limits allow: as many of everything as may be, and each text as long as it may be.</summary>
public sealed class LargestSessionTests(ITestOutputHelper output) : DatabaseTest
{
    /// <summary>Rounds and votes are at their limits together: 5,000 rounds of 20 votes.</summary>
    const int Voters = PokerSession.MaxFinishedVotes / PokerSession.MaxRounds;

    [Fact]
    public async Task It_is_written_read_and_kept()
    {
        var store = Database.Store();
        var session = await AddAsync(store);
        session = await SaveAsync(store, session, "Ann", SampleImport.Of(PokerSession.MaxStories, LongDraft));
        for (var i = 0; i < PokerSession.MaxPlayers - 1; i++) session = session.After($"Player {i}", new Join($"Player {i}"));
        for (var i = 0; i < Voters; i++) session = session.After($"Player {i}", new Vote("5", Reason: new('r', CastVote.MaxReason)));
        var (seated, left) = (session.Players.Count, PokerSession.MaxStoredPlayers - session.Players.Count);
        session = session with
        {
            Players = [.. session.Players, .. Enumerable.Range(seated, left).Select(i => LeftPlayer(session, i))],
            DeletedStories = [.. session.Stories.Select(story => story with { Id = StoryId.New() })],
        };
        var stored = (await store.FindAsync(session.Code, Ct))!;
        session = LargeSession.WithRounds(session.After("Ann", new Reveal()), PokerSession.MaxRounds) with { Stamp = stored.Stamp + 1 };
        Assert.True(await store.TrySaveAsync(stored, session));

        var first = Stopwatch.StartNew();
        var read = await store.FindAsync(session.Code, Ct);
        output.WriteLine($"The first read took {first.ElapsedMilliseconds} ms; about {session.Kilobytes} KB in memory.");

        SessionText.AssertSame(session, read);
        Assert.True(session.Kilobytes < 500_000);
    }

    [Fact]
    public void Its_size_in_memory_counts_what_is_long()
    {
        var session = TestSession.Of("Ann").After("Ann", SampleImport.Of(100, LongDraft)).State;
        var empty = TestSession.Of("Ann").After("Ann", SampleImport.Of(100)).State;

        // Two bytes for each letter.
        Assert.InRange(session.Kilobytes - empty.Kilobytes, 100 * (Story.MaxDescription + Story.MaxUrl) / 512 - 1, 2_000);
        var voted = TestSession.Of("Ann").After("Ann", new Vote("5", Reason: new('r', CastVote.MaxReason))).After("Ann", new Reveal());
        var rounds = LargeSession.WithRounds(voted.State, 1000);
        Assert.InRange(rounds.Kilobytes, 1000 + 1000 * CastVote.MaxReason / 512, 2_000);
    }

    static StoryDraft LongDraft(int line) => new(
        $"Story {line} ".PadRight(Story.MaxTitle, 't'), $"KEY-{line}", new('d', Story.MaxDescription),
        $"https://tracker.example/{line}/".PadRight(Story.MaxUrl, 'u'));

    static Player LeftPlayer(PokerSession session, int index) => new()
    {
        Id = PlayerId.For(session.Code, SampleSession.DeviceOf($"Left {index}")),
        Seat = index + 1,
        Name = $"Left {index}",
        Role = Role.Voter,
        Seating = Seating.Left,
        SeatedAt = SampleSession.Start,
        Devices = [SampleSession.DeviceOf($"Left {index}")],
    };

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
