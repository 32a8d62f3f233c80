namespace PlanningPoker.E2E.Server;

/// <summary>A folder for the files of one test, such as the database of its server. It is deleted at the end.</summary>
sealed class TemporaryFolder : IDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("planning-poker-");

    public string Path => folder.FullName;

    public string ConnectionString => $"Data Source={System.IO.Path.Combine(Path, "poker.db")}";

    public void Dispose()
    {
        // Pooled connections hold the file, which Windows then refuses to delete.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
