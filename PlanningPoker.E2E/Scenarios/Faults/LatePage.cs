using System.Diagnostics;
using System.Net;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>
/// A player or a host whose messages come late over one transport. Another player changes the session again and again; the page records
/// what it says and what it shows.
/// </summary>
sealed class LatePage : IDisposable
{
    /// <summary>Records the status, the version and the transport of the page, five times a second, with the time.</summary>
    const string Recorder = """
        window.records = [];
        setInterval(() => {
          const shell = document.getElementById('connection');
          const transport = shell?.querySelector('.status-transport');
          // Not while the page is still being read.
          if (shell?.dataset.live && transport) records.push({
            at: Date.now(), state: shell.dataset.state, version: Number(shell.dataset.since), transport: transport.textContent,
          });
        }, 200);
        """;

    /// <summary>Pauses between the changes, in seconds: a busy moment, then long thoughts.</summary>
    static readonly double[] Pauses = [0.3, 0.8, 3, 9, 1.5, 6];

    readonly FaultProxy proxy;
    readonly TablePage table;
    readonly ApiClient player;
    readonly List<Change> changes = [];

    readonly string name;

    LatePage(string name, NamedFault fault, Transport transport, FaultProxy proxy, TablePage table, ApiClient player)
    {
        (this.name, Fault, Transport) = (name, fault, transport);
        (this.proxy, this.table, this.player) = (proxy, table, player);
    }

    public NamedFault Fault { get; }

    public Transport Transport { get; }

    public IReadOnlyList<Record> Records { get; private set; } = [];

    /// <summary>Opens the page through a proxy that lets one transport through, and loads it again with the fault.</summary>
    public static async Task<LatePage> OpenAsync(Team team, Uri server, NamedFault fault, Transport transport, bool isHost)
    {
        var name = $"{fault.Name} {transport} {(isHost ? "host" : "player")}";
        var proxy = FaultProxy.To(server);
        proxy.Inject(Network.Fault.None.LimitedTo(transport));
        ApiClient other;
        TablePage table;
        if (isHost)
        {
            table = await team.StartSessionThroughAsync(proxy.Address, name, name);
            other = await ApiClient.JoinAsync(new Uri(server, table.Invitation.AbsolutePath), "Gus");
        }
        else
        {
            other = await ApiClient.StartSessionAsync(server, name, "Gus");
            table = await team.JoinAsync(proxy.Through(other.Invitation), name);
        }
        var page = new LatePage(name, fault, transport, proxy, table, other) { IsQuiet = !isHost };
        await table.Page.AddInitScriptAsync(Recorder);
        if (fault.Begins is Begins.BeforeThePage) proxy.Inject(fault.Fault.LimitedTo(transport));
        await table.ReloadAsync();
        if (fault.Begins is Begins.BeforeThePage) return page;
        await table.ExpectTransportAsync(transport.DisplayName());
        await table.ExpectConnectedAsync();
        proxy.Inject(fault.Fault.LimitedTo(transport));
        if (fault.Begins is Begins.Once) proxy.Inject(Network.Fault.None.LimitedTo(transport));
        return page;
    }

    /// <summary>At this table nothing happens at first, so that a message that is held back waits long for the next.</summary>
    public bool IsQuiet { get; private init; }

    /// <summary>Changes the session for a while, and reads what the page has recorded.</summary>
    public async Task WatchAsync(TimeSpan duration, CancellationToken ct)
    {
        var start = Stopwatch.GetTimestamp();
        if (IsQuiet) await Task.Delay(duration * 0.6, ct);
        for (var i = 0; Stopwatch.GetElapsedTime(start) < duration; i++)
        {
            await ChangeAsync(i % 2 == 0, ct);
            // The pause is part of the game.
            await Task.Delay(TimeSpan.FromSeconds(Pauses[i % Pauses.Length]), ct);
        }
        Records = await table.Page.EvaluateAsync<Record[]>("window.records");
    }

    /// <summary>How long the page has lacked a change, while it said that it is connected; the longest time.</summary>
    public TimeSpan LongestLie => Records.Where(record => record.IsConnected).Select(LagOf).DefaultIfEmpty().Max();

    /// <summary>How long the page has lacked the oldest change that it does not show.</summary>
    public TimeSpan LagOf(Record record) => changes
        .Where(change => change.Version > record.Version && change.At < record.At)
        .Select(change => TimeSpan.FromMilliseconds(record.At - change.At)).DefaultIfEmpty().Max();

    /// <summary>The records of the last seconds.</summary>
    public Record[] Last(TimeSpan time) => [.. Records.Where(record => record.At > Records[^1].At - time.TotalMilliseconds)];

    /// <summary>From when on the page was connected for the first time.</summary>
    public Record[] SinceConnected() => [.. Records.SkipWhile(record => !record.IsConnected)];

    /// <summary>What it said, one after the other.</summary>
    public override string ToString()
    {
        var said = new List<string>();
        foreach (var record in Records)
        {
            var text = $"{record.State} {record.Transport}";
            if (said.Count == 0 || !said[^1].EndsWith($" s {text}", StringComparison.Ordinal))
                said.Add($"{(record.At - Records[0].At) / 1000:F1} s {text}");
        }
        return $"{name}: longest lie {LongestLie.TotalSeconds:F1} s; {string.Join("; ", said)}";
    }

    public void Dispose()
    {
        proxy.Dispose();
        player.Dispose();
    }

    async Task ChangeAsync(bool isVote, CancellationToken ct)
    {
        var answer = isVote
            ? await player.SendAsync(HttpMethod.Post, "/vote", new { value = "5" }, ct)
            : await player.SendAsync(HttpMethod.Delete, "/vote", ct: ct);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        changes.Add(new(answer.Json.GetProperty("version").GetInt64(), TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    /// <param name="At">When it was answered, in milliseconds since 1970.</param>
    sealed record Change(long Version, long At);

    /// <summary>What the page said and showed at one moment.</summary>
    internal sealed class Record
    {
        public double At { get; set; }
        public string State { get; set; } = "";
        public long Version { get; set; }
        public string Transport { get; set; } = "";

        public bool IsConnected => State == "connected";
    }
}

/// <summary>A fault of a test about late messages.</summary>
sealed record NamedFault(string Name, Fault Fault, Begins Begins = Begins.BeforeThePage);

/// <summary>
/// When a fault begins: before the page is loaded, or when it is connected; and then it may last, or affect once what is open.
/// </summary>
enum Begins { BeforeThePage, Lasting, Once }
