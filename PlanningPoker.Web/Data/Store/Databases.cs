using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Opens the database that is configured.</summary>
public static class Databases
{
    /// <summary>How long a request waits for its turn, and how long then for the database, before it is told to come back: with the wait for its session less than a page waits.</summary>
    public static readonly TimeSpan TurnPatience = TimeSpan.FromSeconds(4), Patience = TimeSpan.FromSeconds(3);

    static readonly TimeSpan ServerPatience = TimeSpan.FromSeconds(5);

    /// <summary><c>Database:Provider</c> (<c>Sqlite</c>, the default, or <c>SqlServer</c>) and <c>ConnectionStrings:Default</c>.</summary>
    public static IDbContextFactory<AppDb> Configured(IConfiguration configuration, IServiceProvider services)
    {
        var connectionString = configuration.GetConnectionString("Default");
        return ProviderOf(configuration) switch
        {
            Provider.SqlServer when string.IsNullOrWhiteSpace(connectionString) => throw new InvalidOperationException("SQL Server needs ConnectionStrings:Default."),
            Provider.SqlServer => SqlServer(connectionString, options => options.UseApplicationServiceProvider(services)),
            _ => Sqlite(SqliteFile.Placed(connectionString, services.GetRequiredService<IHostEnvironment>().ContentRootPath), options => options.UseApplicationServiceProvider(services)),
        };
    }

    /// <summary>SQLite takes one writer at a time; a server takes many, but fewer than its pool has connections.</summary>
    public static int WritersAt(IConfiguration configuration) => ProviderOf(configuration) == Provider.Sqlite ? 1 : 50;

    public static IDbContextFactory<AppDb> Sqlite(string connectionString, Action<DbContextOptionsBuilder>? more = null)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        Common(options.UseSqlite(SqliteFile.WithDefaults(connectionString)).AddInterceptors(new SqliteDurability()), more);
        return new Pool<SqliteDb>(options.Options);
    }

    public static IDbContextFactory<AppDb> SqlServer(string connectionString, Action<DbContextOptionsBuilder>? more = null)
    {
        var options = new DbContextOptionsBuilder<SqlServerDb>();
        Common(options.UseSqlServer(WithDefaults(connectionString), server => server
            .CommandTimeout((int)ServerPatience.TotalSeconds)
            .EnableRetryOnFailure(maxRetryCount: 3, maxRetryDelay: TimeSpan.FromSeconds(1), errorNumbersToAdd: null)), more);
        return new Pool<SqlServerDb>(options.Options);
    }

    static Provider ProviderOf(IConfiguration configuration) => configuration.GetValue<Provider>("Database:Provider");

    static void Common(DbContextOptionsBuilder options, Action<DbContextOptionsBuilder>? more)
    {
        // A lost race is a loop, and every other failure is thrown to someone who logs it: neither needs telling twice.
        options.ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandExecuted, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
        more?.Invoke(options);
    }

    static string WithDefaults(string connectionString)
    {
        var settings = new SqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Connect Timeout")) settings.ConnectTimeout = (int)ServerPatience.TotalSeconds;
        return settings.ConnectionString;
    }

    enum Provider { Sqlite, SqlServer }

    sealed class Pool<TDb>(DbContextOptions<TDb> options) : IDbContextFactory<AppDb> where TDb : AppDb
    {
        readonly PooledDbContextFactory<TDb> pool = new(options);

        public AppDb CreateDbContext() => pool.CreateDbContext();
    }
}
