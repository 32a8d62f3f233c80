using System.Globalization;
using PlanningPoker.Load.Poker;

namespace PlanningPoker.Load;

/// <summary>The options on the command line. Each command has its own defaults.</summary>
sealed class Options
{
    static readonly string[] Names =
    [
        "sessions", "players", "rounds", "repeat", "rate", "seconds", "connections", "few", "sockets", "silent", "votes", "warmup",
        "only", "format", "transport", "url", "database", "redis", "team", "round", "cores",
    ];

    static readonly Dictionary<string, Format> Formats = new() { ["json"] = Format.Json, ["html"] = Format.Html };

    static readonly Dictionary<string, Transport> Transports = new()
    {
        ["event-stream"] = Transport.EventStream,
        ["websocket"] = Transport.WebSocket,
        ["polling"] = Transport.Polling,
    };

    readonly Dictionary<string, string> values = [];

    /// <exception cref="LoadException">An option is unknown, or its value is missing.</exception>
    public Options(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i += 2)
        {
            var name = arguments[i].TrimStart('-');
            if (!Names.Contains(name))
                throw new LoadException($"{arguments[i]} is not an option. The options are --{string.Join(", --", Names)}.");
            if (i + 1 == arguments.Count) throw new LoadException($"{arguments[i]} needs a value.");
            values[name] = arguments[i + 1];
        }
    }

    /// <summary>A server that already runs; null to start one.</summary>
    public Uri? Url => values.TryGetValue("url", out var url) ? new(url) : null;

    /// <summary>How the simulated players talk to Planning Poker.</summary>
    public ClientProtocol Protocol => new(Choice("format", Formats, Format.Json), Choice("transport", Transports, Transport.EventStream));

    /// <exception cref="LoadException">The value is not a whole number from 0.</exception>
    public int Number(string name, int defaultValue)
    {
        if (!values.TryGetValue(name, out var text)) return defaultValue;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new LoadException($"--{name} takes a whole number from 0, not {text}.");
    }

    /// <summary>The value of an option; null when it is not given.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name);

    /// <summary>The words of a comma-separated option; empty when it is not given.</summary>
    public string[] List(string name) => values.TryGetValue(name, out var text) ? text.Split(',', StringSplitOptions.TrimEntries) : [];

    T Choice<T>(string name, Dictionary<string, T> choices, T defaultValue)
    {
        if (!values.TryGetValue(name, out var text)) return defaultValue;
        return choices.TryGetValue(text, out var value)
            ? value
            : throw new LoadException($"--{name} takes {string.Join(", ", choices.Keys)}, not {text}.");
    }
}
