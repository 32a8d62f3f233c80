using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Creates the context factory for the configured database.</summary>
public static class Databases
{
    /// <summary>
    /// How long a write waits for other writers of this process. All waits of a request together (for its session, for other writers, for
    /// the database) must be shorter than the timeout of the page.
    /// </summary>
    public static readonly TimeSpan WriteQueueTimeout = TimeSpan.FromSeconds(3);

    /// <summary>How long a read of a whole session waits for others of this process.</summary>
    public static readonly TimeSpan ReadQueueTimeout = TimeSpan.FromSeconds(3);

    /// <summary>How long a command waits for SQLite, whose file another process may have locked.</summary>
    public static readonly TimeSpan SqliteTimeout = TimeSpan.FromSeconds(3);

    /// <summary>How long a command, and opening a connection, waits for PostgreSQL or SQL Server.</summary>
    static readonly TimeSpan ServerTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// PostgreSQL takes 100 connections if nobody changed that: enough for three of our servers, and for whoever looks at the database.
    /// </summary>
    const int PostgreSqlConnections = 30, PostgreSqlWriters = 20;

    /// <summary>
    /// Reads <c>Database:Provider</c> (<c>Sqlite</c>, the default, <c>PostgreSql</c> or <c>SqlServer</c>) and
    /// <c>ConnectionStrings:Default</c>.
    /// </summary>
    /// <exception cref="InvalidSettingException">The connection string cannot be used.</exception>
    public static IDbContextFactory<AppDb> Create(IConfiguration configuration, IServiceProvider services)
    {
        var provider = ProviderOf(configuration);
        try
        {
            return Create(provider, configuration.GetConnectionString("Default"), services);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new InvalidSettingException(
                $"The setting ConnectionStrings:Default is no connection string of {provider}: {exception.Message.Split(". ")[0]}");
        }
    }

    static IDbContextFactory<AppDb> Create(Provider provider, string? connectionString, IServiceProvider services)
    {
        if (provider is Provider.Sqlite)
        {
            var contentRoot = services.GetRequiredService<IHostEnvironment>().ContentRootPath;
            return Sqlite(SqliteFile.ResolvePath(connectionString, contentRoot), AddServices);
        }
        if (string.IsNullOrWhiteSpace(connectionString))
            throw new InvalidSettingException($"The provider {provider} needs a connection string in ConnectionStrings:Default.");
        return provider is Provider.PostgreSql ? PostgreSql(connectionString, AddServices) : SqlServer(connectionString, AddServices);

        void AddServices(DbContextOptionsBuilder options) => options.UseApplicationServiceProvider(services);
    }

    /// <summary>How many may write at the same time. SQLite allows one; on a server the connection pool is the limit.</summary>
    public static int MaxWriters(IConfiguration configuration) => ProviderOf(configuration) switch
    {
        Provider.Sqlite => 1,
        Provider.PostgreSql => PostgreSqlWriters,
        _ => 50,
    };

    public static IDbContextFactory<AppDb> Sqlite(string connectionString, Action<DbContextOptionsBuilder>? configure = null)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        SqliteFile.Create(connectionString);
        options.UseSqlite(SqliteFile.WithDefaults(connectionString)).AddInterceptors(new SqliteConnectionSettings())
            // A migration that rebuilds a table switches the foreign keys off, which SQLite does outside of transactions only.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));
        ConfigureCommon(options, configure);
        return new ContextPool<SqliteDb>(options.Options);
    }

    public static IDbContextFactory<AppDb> PostgreSql(string connectionString, Action<DbContextOptionsBuilder>? configure = null)
    {
        var options = new DbContextOptionsBuilder<PostgreSqlDb>();
        options.UseNpgsql(WithPostgreSqlDefaults(connectionString), server => server
            .CommandTimeout((int)ServerTimeout.TotalSeconds)
            .ExecutionStrategy(dependencies => new PostgreSqlRetries(dependencies)));
        ConfigureCommon(options, configure);
        return new ContextPool<PostgreSqlDb>(options.Options);
    }

    public static IDbContextFactory<AppDb> SqlServer(string connectionString, Action<DbContextOptionsBuilder>? configure = null)
    {
        var options = new DbContextOptionsBuilder<SqlServerDb>();
        options.UseSqlServer(WithSqlServerDefaults(connectionString), server => server
            .CommandTimeout((int)ServerTimeout.TotalSeconds)
            .EnableRetryOnFailure(maxRetryCount: 3, maxRetryDelay: TimeSpan.FromSeconds(1), errorNumbersToAdd: null));
        ConfigureCommon(options, configure);
        return new ContextPool<SqlServerDb>(options.Options);
    }

    static Provider ProviderOf(IConfiguration configuration) => configuration.GetValue<Provider>("Database:Provider");

    static void ConfigureCommon(DbContextOptionsBuilder options, Action<DbContextOptionsBuilder>? configure)
    {
        // A concurrency conflict is retried, and every other failure is logged by the caller: EF need not log them again.
        options.ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandExecuted, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));
        configure?.Invoke(options);
    }

    static string WithPostgreSqlDefaults(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Timeout")) settings.Timeout = (int)ServerTimeout.TotalSeconds;
        if (!settings.ShouldSerialize("Maximum Pool Size")) settings.MaxPoolSize = PostgreSqlConnections;
        return settings.ConnectionString;
    }

    static string WithSqlServerDefaults(string connectionString)
    {
        var settings = new SqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Connect Timeout")) settings.ConnectTimeout = (int)ServerTimeout.TotalSeconds;
        return settings.ConnectionString;
    }

    enum Provider { Sqlite, PostgreSql, SqlServer }

    sealed class ContextPool<TDb>(DbContextOptions<TDb> options) : IDbContextFactory<AppDb> where TDb : AppDb
    {
        readonly PooledDbContextFactory<TDb> pool = new(options);

        public AppDb CreateDbContext() => pool.CreateDbContext();
    }
}
