using PlanningPoker.Core.Commands;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Store.Contract;

/// <summary>A session is read as it was at one moment, whatever others write meanwhile.</summary>
public abstract partial class EfSessionStoreContract
{
    [Theory]
    [InlineData("Players")]
    [InlineData("Stories")]
    [InlineData("Rounds")]
    [InlineData("Votes")]
    public async Task A_read_during_a_write_never_mixes_two_states(string table)
    {
        var writer = Database.Store();
        var session = await AddAsync(writer);
        session = await SaveAsync(writer, session, "Ann", new Vote("5"));
        var changed = false;
        var reader = Database.Store(options => options.AddInterceptors(new BeforeCommand(async sql =>
        {
            if (changed || !Reads(sql, table)) return;
            changed = true;
            foreach (var (player, command) in new (string, Command)[] { ("Bob", new Join("Bob")), ("Ann", new CreateStory("one", "One")),
                ("Ann", new Reset()), ("Bob", new Vote("8")) })
                session = await SaveAsync(writer, session, player, command);
        })));

        var read = await reader.FindAsync(session.Code, Ct);

        Assert.True(changed);
        SessionText.AssertSame(session, read);
    }

    [Fact]
    public async Task A_session_deleted_while_it_is_read_is_not_found()
    {
        var writer = Database.Store();
        var session = await AddAsync(writer);
        var reader = Database.Store(options => options.AddInterceptors(new BeforeCommand(async sql =>
        {
            if (Reads(sql, "Rounds")) await writer.TryDeleteAsync(session);
        })));

        Assert.Null(await reader.FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_read_that_is_cancelled_midway_stops()
    {
        var session = await AddAsync(Database.Store());
        using var cancelled = new CancellationTokenSource();
        var store = Database.Store(options => options.AddInterceptors(new BeforeCommand(sql =>
            Reads(sql, "Rounds") ? cancelled.CancelAsync() : Task.CompletedTask)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.FindAsync(session.Code, cancelled.Token));

        SessionText.AssertSame(session, await store.FindAsync(session.Code, Ct));
    }

    static bool Reads(string sql, string table) => sql.Contains($"FROM \"{table}\"", StringComparison.Ordinal)
        || sql.Contains($"FROM [{table}]", StringComparison.Ordinal);
}
