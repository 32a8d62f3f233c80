using PlanningPoker.E2E.Processes;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Network;

/// <summary>
/// An nginx process as a reverse proxy in front of a server, on a loopback port and with a configuration made for the test.
/// </summary>
sealed class Nginx : IDisposable
{
    static readonly Lazy<Task<string>> Program = new(FindAsync);

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("planning-poker-nginx-");
    readonly ChildProcess process;

    Nginx(string program, Func<Uri, string> configure)
    {
        Address = new($"http://127.0.0.1:{FreePort.Next()}/");
        var configuration = Path.Combine(folder.FullName, "nginx.conf");
        File.WriteAllText(configuration, configure(Address));
        process = ChildProcess.Start(program, ["-p", folder.FullName, "-c", configuration, "-e", "stderr"]);
    }

    public Uri Address { get; }

    /// <summary>The requests so far, as lines of <c>status address</c>.</summary>
    public string[] AccessLog => File.ReadAllLines(Path.Combine(folder.FullName, "access.log"));

    /// <param name="server">The server that requests are passed on to.</param>
    /// <param name="location">Directives of the location besides <c>proxy_pass</c>.</param>
    /// <param name="ct">Cancels waiting.</param>
    /// <param name="http">Directives outside of the server, such as the place of a cache.</param>
    public static Task<Nginx> StartAsync(Uri server, string location, CancellationToken ct, string http = "") =>
        StartAsync([server], location, http, "/", ct);

    /// <summary>Only what is below a path is passed on.</summary>
    public static Task<Nginx> StartBelowAsync(string path, Uri server, string location, CancellationToken ct) =>
        StartAsync([server], location, "", path, ct);

    /// <summary>A balancer: each request goes to any of the servers, and to another one if that is down.</summary>
    public static Task<Nginx> BalanceAsync(IReadOnlyList<Uri> servers, CancellationToken ct) => StartAsync(servers, """
        proxy_http_version 1.1;
        proxy_set_header Host $http_host;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 100s;
        # Commands may be sent twice.
        proxy_next_upstream error timeout http_502 non_idempotent;
        """, "", "/", ct);

    /// <summary>With the file that the documentation recommends, as it is but for the two addresses.</summary>
    public static async Task<Nginx> StartRecommendedAsync(Uri server, CancellationToken ct)
    {
        const string Listen = "listen 80;", Server = "http://127.0.0.1:5035;";
        var recipe = await File.ReadAllTextAsync(Path.Combine(AppBuild.Repository, "deploy", "nginx-site.conf"), ct);
        Assert.Contains(Listen, recipe, StringComparison.Ordinal);
        Assert.Contains(Server, recipe, StringComparison.Ordinal);
        return await StartAsync(address => recipe
            .Replace(Listen, $"listen 127.0.0.1:{address.Port};", StringComparison.Ordinal)
            .Replace(Server, $"http://127.0.0.1:{server.Port};", StringComparison.Ordinal), ct);
    }

    /// <summary>With the file that several servers are deployed with, as it is but for the addresses.</summary>
    public static async Task<Nginx> BalanceAsDeployedAsync(IReadOnlyList<Uri> servers, CancellationToken ct)
    {
        var file = await File.ReadAllTextAsync(Path.Combine(AppBuild.Repository, "deploy", "nginx.conf"), ct);
        return await StartWithAsync(address =>
        {
            List<(string Written, string Meant)> changes =
            [
                ("worker_processes auto;", SingleProcess), ("http {", $"http {{ {OwnFiles}"),
                ("listen 8080;", $"listen 127.0.0.1:{address.Port};"),
                .. servers.Select((server, i) => ($"web{i + 1}:8080", $"127.0.0.1:{server.Port}")),
            ];
            Assert.All(changes, change => Assert.Contains(change.Written, file, StringComparison.Ordinal));
            return changes.Aggregate(file, (text, change) => text.Replace(change.Written, change.Meant, StringComparison.Ordinal));
        }, ct);
    }

    static Task<Nginx> StartAsync(IReadOnlyList<Uri> servers, string location, string http, string path, CancellationToken ct) =>
        StartAsync(address => Site(address, servers, location, http, path), ct);

    static Task<Nginx> StartAsync(Func<Uri, string> http, CancellationToken ct) =>
        StartWithAsync(address => Configuration(http(address)), ct);

    static async Task<Nginx> StartWithAsync(Func<Uri, string> configure, CancellationToken ct)
    {
        var nginx = new Nginx(await ProgramOrSkipAsync(), configure);
        try
        {
            using var client = new HttpClient();
            await Wait.UntilAsync(() => nginx.IsReadyAsync(client, ct), () => $"nginx did not start: {nginx.process.Output}", ct);
            return nginx;
        }
        catch
        {
            nginx.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        process.Dispose();
        folder.Delete(recursive: true);
    }

    async Task<bool> IsReadyAsync(HttpClient client, CancellationToken ct)
    {
        if (process.HasExited) throw new InvalidOperationException($"nginx ended with {process.ExitCode}: {process.Output}");
        try
        {
            using var answer = await client.GetAsync(Address, ct);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>So killing it ends nginx.</summary>
    const string SingleProcess = "daemon off; master_process off; pid nginx.pid;";

    /// <summary>No files outside its folder.</summary>
    const string OwnFiles = """
        log_format short '$status $request_uri';
        access_log access.log short;
        client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
        """;

    static string Configuration(string http) => $"{SingleProcess} events {{}} http {{ {OwnFiles} {http} }}";

    static string Site(Uri address, IReadOnlyList<Uri> servers, string location, string http, string path) => $$"""
        map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
        upstream servers {
            random;
            {{string.Join(' ', servers.Select(server => $"server 127.0.0.1:{server.Port} max_fails=0;"))}}
        }
        {{http}}
        server {
            listen 127.0.0.1:{{address.Port}};
            location {{path}} {
                proxy_pass http://servers;
                {{location}}
            }
        }
        """;

    static async Task<string> ProgramOrSkipAsync()
    {
        try
        {
            return await Program.Value;
        }
        catch (CommandException e)
        {
            Assert.Skip($"This needs nginx, and it cannot be installed here: {e.Message}");
            throw;
        }
    }

    static async Task<string> FindAsync()
    {
        if (Find() is { } installed) return installed;
        await Debian.InstallAsync("nginx-light");
        return Find() ?? throw new CommandException("not found after it was installed", "");
    }

    /// <summary>Debian installs it in a folder that is only on the PATH of root.</summary>
    static string? Find() => ProgramPath.Find("nginx") ?? (File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : null);
}
