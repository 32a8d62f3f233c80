using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PlanningPoker.Tests.Data.Store;
using PlanningPoker.Web.Data;
using PlanningPoker.Web.Data.Store;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Tests.Data;

public sealed class DataSetupTests(PostgreSqlFixture postgreSql) : IDisposable
{
    readonly DirectoryInfo root = Directory.CreateTempSubdirectory("planning-poker-");

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_configuration_the_database_is_a_file_in_App_Data()
    {
        var session = SampleSession.Open();
        await using (var app = App())
        {
            await app.MigrateAsync(Ct);
            Assert.True(await app.Services.GetRequiredService<ISessionStore>().AddAsync(session));
        }
        Assert.True(File.Exists(Path.Combine(root.FullName, "App_Data", "planningpoker.db")));

        await using var again = App();
        await again.MigrateAsync(Ct);
        SessionText.AssertSame(session, await again.Services.GetRequiredService<ISessionStore>().FindAsync(session.Code, Ct));
    }

    [Fact]
    public async Task A_configured_file_is_used()
    {
        var file = Path.Combine(root.FullName, "elsewhere", "mine.db");
        await using var app = App(("ConnectionStrings:Default", $"Data Source={file}"));
        await app.MigrateAsync(Ct);

        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData("sqlserver", "Server=nowhere.invalid;Database=poker", typeof(SqlServerDb), "Connect Timeout=5")]
    [InlineData("postgresql", "Host=nowhere.invalid;Database=poker", typeof(PostgreSqlDb), "Timeout=5;Maximum Pool Size=30")]
    [InlineData("PostgreSql", "Host=nowhere.invalid;Timeout=9;MaxPoolSize=70", typeof(PostgreSqlDb), "Timeout=9;Maximum Pool Size=70")]
    public async Task A_server_is_chosen_by_name_and_answers_within_seconds(string provider, string address, Type expected, string limits)
    {
        await using var app = App(("Database:Provider", provider), ("ConnectionStrings:Default", address));
        await using var db = app.Services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();

        Assert.IsType(expected, db);
        Assert.Contains(limits, db.Database.GetConnectionString(), StringComparison.Ordinal);
        Assert.Equal(5, db.Database.GetCommandTimeout());
        Assert.True(db.Database.CreateExecutionStrategy().RetriesOnFailure);
    }

    [Theory]
    [InlineData("SqlServer")]
    [InlineData("PostgreSql")]
    public async Task A_server_without_a_connection_string_fails_at_startup(string provider)
    {
        await using var app = App(("Database:Provider", provider));

        var failed = await Assert.ThrowsAsync<InvalidSettingException>(() => app.MigrateAsync(Ct));

        Assert.Contains(provider, failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sqlite", "Datei=poker.db")]
    [InlineData("Sqlite", "Data Source=poker.db;Cache=Perhaps")]
    [InlineData("Sqlite", "poker.db")]
    [InlineData("PostgreSql", "Data Source=poker.db")]
    [InlineData("PostgreSql", "Host=db;Port=many")]
    [InlineData("SqlServer", "Host=db;Username=poker")]
    [InlineData("SqlServer", "Server=db;Connect Timeout=soon")]
    public async Task A_connection_string_that_the_provider_cannot_read_is_named_in_a_sentence(string provider, string text)
    {
        await using var app = App(("Database:Provider", provider), ("ConnectionStrings:Default", text + ";Password=secret"));

        var refused = await Assert.ThrowsAsync<InvalidSettingException>(() => app.MigrateAsync(Ct));

        Assert.StartsWith($"The setting ConnectionStrings:Default is no connection string of {provider}: ", refused.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_folder_in_place_of_the_database_file_is_named()
    {
        await using var app = App(("ConnectionStrings:Default", $"Data Source={root.FullName}"));

        var refused = await Assert.ThrowsAsync<InvalidSettingException>(() => app.MigrateAsync(Ct));

        Assert.Equal($"ConnectionStrings:Default names the folder '{root.FullName}', but must name a file.", refused.Message);
    }

    [Theory]
    [InlineData("SqlServer", "Server=tcp:127.0.0.1,1;Database=poker;Connect Timeout=1;ConnectRetryCount=0;Encrypt=False")]
    [InlineData("PostgreSql", "Host=127.0.0.1;Port=1;Username=poker")]
    public async Task An_unreachable_server_is_busy(string provider, string address)
    {
        await using var app = App(("Database:Provider", provider), ("ConnectionStrings:Default", address));
        var store = app.Services.GetRequiredService<ISessionStore>();

        await Assert.ThrowsAsync<StoreBusyException>(() => store.FindAsync(SessionCode.New(), Ct));
        await Assert.ThrowsAsync<StoreBusyException>(() => store.AddAsync(SampleSession.Open()));
    }

    [Fact]
    public async Task A_new_database_on_PostgreSQL_is_created_by_whichever_server_starts_first()
    {
        await using var database = await postgreSql.NameDatabaseAsync();
        var apps = Enumerable.Range(0, 4)
            .Select(_ => App(("Database:Provider", "PostgreSql"), ("ConnectionStrings:Default", database.ConnectionString))).ToList();

        await Task.WhenAll(apps.Select(async app =>
        {
            await Task.Yield();
            await app.MigrateAsync(Ct);
        }));

        foreach (var app in apps)
        {
            Assert.Equal(HealthStatus.Healthy, (await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Ct)).Status);
            Assert.True(await app.Services.GetRequiredService<ISessionStore>().AddAsync(SampleSession.Open()));
            await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_health_check_succeeds_when_the_tables_exist()
    {
        await using var app = App();
        var health = app.Services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync(Ct)).Status);

        await app.MigrateAsync(Ct);

        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(Ct)).Status);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        root.Delete(recursive: true);
    }

    WebApplication App(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = root.FullName });
        builder.Services.AddData(builder.Configuration);
        builder.Services.AddHealthChecks().AddDatabaseHealth();
        // After the registration, as a test host adds its settings.
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value));
        return builder.Build();
    }
}
