using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PlanningPoker.Web.Data;
using PlanningPoker.Web.Data.Commits;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data.Store;

public sealed class SqlServerSessionStoreTests : SessionStoreContract, IAsyncLifetime
{
    static readonly string? ConnectionString = Environment.GetEnvironmentVariable("PLANNINGPOKER_SQLSERVER");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(ConnectionString),
            "Needs a SQL Server: set PLANNINGPOKER_SQLSERVER to the connection string of an existing, empty database.");
        await using var db = Databases.SqlServer(ConnectionString).CreateDbContext();
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override ISessionStore Open() =>
        new EfSessionStore(Databases.SqlServer(ConnectionString!), new WriterGate(50, TimeSpan.FromSeconds(10)),
            NullLogger<EfSessionStore>.Instance);
}
