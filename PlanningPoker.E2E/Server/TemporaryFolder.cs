namespace PlanningPoker.E2E.Server;

/// <summary>A folder for the database of one server, deleted at the end.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("planning-poker-");

    public string ConnectionString => $"Data Source={Path.Combine(folder.FullName, "poker.db")}";

    public void Dispose()
    {
        // Pooled connections hold the file, which Windows then refuses to delete.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
