using Npgsql;

namespace PlanningPoker.E2E.Processes;

/// <summary>
/// A PostgreSQL of the tests' own, with its data in a folder that nobody else may enter. It listens only at a socket in there, so it needs
/// no port and no password. It does not outlive the tests.
/// </summary>
sealed class PostgreSqlServer : IAsyncDisposable
{
    const string User = "poker";

    /// <summary>The user that Debian's package creates. PostgreSQL refuses to run as root.</summary>
    const string Unprivileged = "postgres";

    static readonly Lazy<Task<string>> Programs = new(FindAsync);
    static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(1);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("planning-poker-pg-");
    readonly string programs;
    ChildProcess? child;

    PostgreSqlServer(string programs) => this.programs = programs;

    string DataFolder => Path.Combine(folder.FullName, "data");

    /// <summary>The connection string of a database, whether or not it exists, for its owner or another user.</summary>
    public string ConnectionString(string database, string user = User) =>
        $"Host={folder.FullName};Username={user};Database={database}";

    /// <summary>Starts a server. Skips the test where PostgreSQL can neither be found nor installed.</summary>
    public static async Task<PostgreSqlServer> StartAsync(CancellationToken ct)
    {
        var server = new PostgreSqlServer(await ProgramsOrSkipAsync());
        try
        {
            if (Environment.IsPrivilegedProcess) await Command.RunAsync("chown", [Unprivileged, server.folder.FullName], CommandTimeout);
            var (program, arguments) = server.AsUnprivileged("initdb",
                "--pgdata", server.DataFolder, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-sync");
            await Command.RunAsync(program, arguments, CommandTimeout);
            await server.StartAgainAsync(ct);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server after it was killed.</summary>
    public async Task StartAgainAsync(CancellationToken ct)
    {
        child?.Dispose();
        // Nothing has to outlive the machine: what a process wrote outlives that process all the same.
        var (program, arguments) = AsUnprivileged("postgres", "-D", DataFolder, "-k", folder.FullName,
            "-c", "listen_addresses=", "-c", "max_connections=200", "-c", "fsync=off", "-c", "full_page_writes=off");
        child = ChildProcess.Start(program, arguments, directory: folder.FullName);
        await Wait.UntilAsync(() => IsReadyAsync(ct), () => $"PostgreSQL does not answer: {child.Output}", ct);
    }

    /// <summary>Kills the server like <c>kill -9</c>.</summary>
    public void Kill() => child!.Kill();

    /// <summary>Runs a statement as the owner of the server.</summary>
    public async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection($"{ConnectionString("postgres")};Pooling=False");
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (child is { HasExited: false })
        {
            // Unlike a kill, this gives back the shared memory.
            var (program, arguments) = AsUnprivileged("pg_ctl", "stop", "--pgdata", DataFolder, "--mode", "immediate");
            await Command.RunAsync(program, arguments, CommandTimeout);
        }
        child?.Dispose();
        folder.Delete(recursive: true);
    }

    async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        if (child!.HasExited) throw new InvalidOperationException($"PostgreSQL ended with {child.ExitCode}: {child.Output}");
        try
        {
            await RunAsync("SELECT 1", ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>The command for a program of PostgreSQL: as it is, or from root as the user without rights, in the same process.</summary>
    (string Program, IEnumerable<string> Arguments) AsUnprivileged(string name, params string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? ("setpriv",
                ["--reuid", Unprivileged, "--regid", Unprivileged, "--clear-groups", Path.Combine(programs, name), .. arguments])
            : (Path.Combine(programs, name), arguments);

    static async Task<string> ProgramsOrSkipAsync()
    {
        try
        {
            return await Programs.Value;
        }
        catch (CommandException e)
        {
            Assert.Skip($"This needs PostgreSQL, and it cannot be installed here: {e.Message}");
            throw;
        }
    }

    static async Task<string> FindAsync()
    {
        if (Find() is { } installed) return installed;
        await Debian.InstallAsync("postgresql");
        return Find() ?? throw new CommandException("not found after it was installed", "");
    }

    /// <summary>The folder of its programs, which on Debian is not on the PATH; of several versions the newest.</summary>
    static string? Find()
    {
        if (OperatingSystem.IsWindows()) throw new CommandException("not on Windows", "");
        if (ProgramPath.Find("initdb") is { } found) return Path.GetDirectoryName(found);
        const string Debian = "/usr/lib/postgresql";
        return !Directory.Exists(Debian) ? null : Directory.GetDirectories(Debian).Select(version => Path.Combine(version, "bin"))
            .Where(folder => File.Exists(Path.Combine(folder, "initdb"))).MaxBy(folder => int.TryParse(
                Path.GetFileName(Path.GetDirectoryName(folder)), out var version) ? version : 0);
    }
}
