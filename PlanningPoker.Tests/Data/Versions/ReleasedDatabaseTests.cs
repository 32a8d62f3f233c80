using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Data.Store;
using PlanningPoker.Web.Data.Store;
using PlanningPoker.Web.Hosting;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Versions;

/// <summary>
/// A small database of every released version is beside this file, with the text of the session in it. Every later version opens it and
/// finds the session whole.
/// </summary>
public sealed class ReleasedDatabaseTests : DatabaseTest
{
    static readonly string Folder = Path.Combine(RepositoryFiles.Root, "PlanningPoker.Tests", "Data", "Versions");

    public static TheoryData<string> Versions() =>
        [.. Directory.GetFiles(Folder, "*.db").Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory, MemberData(nameof(Versions))]
    public async Task A_database_of_a_released_version_is_opened_with_its_session_whole(string version)
    {
        // Not over the file of the test, of which a connection may still be open.
        var copy = Path.Combine(Database.Folder, $"{version}.db");
        File.Copy(FileOf(version, "db"), copy);
        var databases = Databases.Sqlite($"Data Source={copy}");
        await using (var db = databases.CreateDbContext()) await db.MigrateSqliteAsync(TimeProvider.System, Ct);

        var store = Database.Store(databases, writers: 1);
        var code = Assert.Single(await store.FindUnusedAsync(DateTimeOffset.MaxValue.AddDays(-1), 0, 2, Ct));
        var session = (await store.FindAsync(code, Ct))!;

        // What a later version stores besides is not in the text.
        var lines = SessionText.Of(session).ReplaceLineEndings().Split(Environment.NewLine).ToHashSet();
        Assert.All(File.ReadLines(FileOf(version, "txt")), line => Assert.Contains(line, lines));
        Assert.True(await store.TrySaveAsync(session, session.After("Ann", new CreateStory("later", "Later"))));
    }

    /// <summary>Fails once for each new version, and writes its files: commit them with the release.</summary>
    [Fact]
    public async Task This_version_has_its_database()
    {
        if (File.Exists(FileOf(Build.Version, "db"))) return;
        var store = Database.Store();
        var session = await AddAsync(store);
        foreach (var (_, player, command) in SampleSession.EveryVerb) session = await SaveAsync(store, session, player, command(session));

        await using (var connection = await Database.ConnectAsync())
        await using (var copy = connection.CreateCommand())
        {
            copy.CommandText = $"VACUUM INTO '{FileOf(Build.Version, "db")}'";
            await copy.ExecuteNonQueryAsync(Ct);
        }
        await File.WriteAllTextAsync(FileOf(Build.Version, "txt"), SessionText.Of(session).ReplaceLineEndings("\n"), Ct);
        Assert.Fail($"The database of version {Build.Version} was written to {Folder}: commit it.");
    }

    static string FileOf(string version, string extension) => Path.Combine(Folder, $"{version}.{extension}");
}
