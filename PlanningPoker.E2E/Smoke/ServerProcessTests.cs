using System.Net;
using Microsoft.Data.Sqlite;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Smoke;

public class ServerProcessTests
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Restarts_at_the_same_address_after_a_kill()
    {
        using var folder = new TemporaryFolder();
        using var client = new HttpClient();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct);

        server.Kill();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(server.Address, Ct));

        await server.RestartAsync(Ct);
        using var answer = await client.GetAsync(new Uri(server.Address, "/health/live"), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_start_says_where_the_data_is_and_what_can_be_opened()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct);

        Assert.Contains(
            $"The data is in Sqlite: {new SqliteConnectionStringBuilder(folder.ConnectionString).DataSource}", server.Log,
            StringComparison.Ordinal);
        Assert.Contains($"Now listening on: {server.Address.AbsoluteUri.TrimEnd('/')}", server.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Limits__JoinPerMinute", "5", "setting Limits:JoinPerMinute. Did you mean Limits:JoinsPerMinute?")]
    [InlineData("Limits__JoinsPerMinute", "-5", "The setting Limits:JoinsPerMinute is '-5', but must be")]
    [InlineData("ConnectionStrings__Default", "Data Source=/dev/null/poker.db", "/dev/null")]
    [InlineData("ConnectionStrings__Default", "Data Source=/", "names the folder '/'")]
    [InlineData("ConnectionStrings__Default", "Datei=poker.db", "ConnectionStrings:Default is no connection string of Sqlite: ")]
    [InlineData("Telemetry__Prometheus", "yes", "The setting Telemetry:Prometheus is 'yes', but must be")]
    [InlineData("Telemetry__Otlp", "localhost", "The setting Telemetry:Otlp is 'localhost', but must be")]
    [InlineData("Hosting__HttpsRedirect", "yes", "The setting Hosting:HttpsRedirect is 'yes', but must be")]
    [InlineData("Hosting__HstsDays", "many", "The setting Hosting:HstsDays is 'many', but must be")]
    [InlineData("Limits__Connections", "many", "The setting Limits:Connections is 'many', but must be")]
    [InlineData("Hosting__PathBase", "poker", "The setting Hosting:PathBase is 'poker', but must be a path such as /poker")]
    [InlineData("Hosting__PathBase", "/poker/../x", "The setting Hosting:PathBase is '/poker/../x', but must be")]
    [InlineData("Kestrel__Endpoints__Web__Url", "http://127.0.0.1:port", "Web:Url is 'http://127.0.0.1:port', but must be an address")]
    [InlineData("Kestrel__Endpoints__Web__Url", "http://192.0.2.1:5035", "It cannot listen on its address: ")]
    [InlineData("Kestrel__Endpoints__Web__Url", "https://127.0.0.1:0", "No server certificate was specified")]
    [InlineData("Kestrel__Certificates__Default__Path", "none.pfx", "none.pfx")]
    [InlineData("Database__Provider", "PostgreSql", "ConnectionStrings:Default is no connection string of PostgreSql: ")]
    public async Task A_start_that_cannot_succeed_ends_with_a_sentence_and_an_exit_code(string setting, string value, string sentence)
    {
        using var folder = new TemporaryFolder();
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(
            () => ServerProcess.StartAsync(folder.ConnectionString, Ct, settings: new Dictionary<string, string> { [setting] = value }));

        AssertSays(sentence, failed);
    }

    [Fact]
    public async Task A_database_that_is_newer_than_the_program_is_refused_at_the_start()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct);
        Assert.Equal(0, await server.StopAsync(Ct));
        await using (var database = new SqliteConnection(folder.ConnectionString))
        {
            await database.OpenAsync(Ct);
            await using var command = database.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('30000101000000_FromTheFuture', '99.0.0')";
            await command.ExecuteNonQueryAsync(Ct);
        }

        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => server.RestartAsync(Ct));

        AssertSays("The database is newer than this version of Planning Poker", failed);
    }

    static void AssertSays(string sentence, InvalidOperationException failed)
    {
        Assert.StartsWith("The server ended with 1.", failed.Message, StringComparison.Ordinal);
        Assert.Contains("Planning Poker cannot start.", failed.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stops_when_asked()
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct);
        Assert.Equal(0, await server.StopAsync(Ct));
    }
}
