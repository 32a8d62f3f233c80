using System.Globalization;
using PlanningPoker.Load.Clients;
using PlanningPoker.Load.Poker;

namespace PlanningPoker.Load;

/// <summary>What the command line asks for; each run has its own defaults.</summary>
sealed class Options
{
    static readonly string[] Names = ["sessions", "players", "rounds", "repeat", "rate", "seconds", "connections", "few", "sockets", "silent", "votes", "warmup", "only", "form", "way", "url"];

    readonly Dictionary<string, string> given = [];

    /// <exception cref="LoadException">Something is no option of ours.</exception>
    public Options(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var name = arguments[i].TrimStart('-');
            if (!Names.Contains(name) || i + 1 == arguments.Count) throw new LoadException($"{arguments[i]}? The options are --{string.Join(" N, --", Names)} N.");
            given[name] = arguments[i + 1];
        }
    }

    /// <summary>A server that runs already; null to start one.</summary>
    public Uri? Url => given.TryGetValue("url", out var url) ? new(url) : null;

    public ClientProtocol ClientProtocol => new(Named("form", Format.Json), Named("way", Transport.Sse));

    public int Number(string name, int whenNotGiven) =>
        !given.TryGetValue(name, out var text) ? whenNotGiven
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number
        : throw new LoadException($"--{name} takes a whole number, not {text}.");

    /// <summary>Words with commas between them; none when it is not given.</summary>
    public string[] Words(string name) => given.TryGetValue(name, out var text) ? text.Split(',', StringSplitOptions.TrimEntries) : [];

    T Named<T>(string name, T whenNotGiven) where T : struct, Enum =>
        !given.TryGetValue(name, out var text) ? whenNotGiven
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value
        : throw new LoadException($"--{name} takes {string.Join(", ", Enum.GetNames<T>())}, not {text}.");
}
