using PlanningPoker.Core.Commands;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>A SQLite file of an earlier version has times to 100 nanoseconds.</summary>
public sealed class FinerTimesTests : DatabaseTest
{
    [Fact]
    public async Task A_session_with_finer_times_is_read_exactly_found_when_it_is_due_and_goes_on()
    {
        var store = Database.Store();
        var session = await AddAsync(store);
        session = await SaveAsync(store, session, "Ann", new Vote("5"));
        session = await SaveAsync(store, session, "Ann", new Reveal());
        await using (var connection = await Database.ConnectAsync())
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = """
                UPDATE Sessions SET ActiveAt = '2026-03-01 09:00:01.1234567', DueAt = '2026-03-01 09:00:11.1234567';
                UPDATE Rounds SET StartedAt = '2026-03-01 09:00:00.1234567', RevealedAt = '2026-03-01 09:00:01.1234567';
                UPDATE UndoOffers SET Until = '2026-03-01 09:00:11.1234567';
                """;
            await command.ExecuteNonQueryAsync(Ct);
        }

        var read = (await store.FindAsync(session.Code, Ct))!;
        Assert.Equal(SampleSession.Start, read.Round.StartedAt);
        var due = SampleSession.Start.AddSeconds(11);
        Assert.Empty(await store.FindDueAsync(due.AddTicks(-1), 0, 10, Ct));
        Assert.Equal([new DueSession(session.Code, due)], await store.FindDueAsync(due, 0, 10, Ct));

        var ended = new ExpireUndoOffers().Run(read, new SystemActor(SystemReason.UndoExpired, due.AddMicroseconds(1)));
        Assert.True(await store.TrySaveAsync(read, ended.Session));
        Assert.Empty(await store.FindDueAsync(due, 0, 10, Ct));
        SessionText.AssertSame(ended.Session, await ReadFromDiskAsync(session));
        await SaveAsync(store, ended.Session, "Ann", new Reset());
    }
}
