using System.Globalization;
using System.Text;

namespace PlanningPoker.E2E.Network;

/// <summary>The first line and the headers of a request or response, with the original bytes.</summary>
sealed class HttpHead(byte[] bytes)
{
    readonly string[] lines = Encoding.Latin1.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    public ReadOnlyMemory<byte> Bytes => bytes;

    public bool IsUpgrade => Header("Upgrade") is not null;

    public bool AsksForStream => Header("Accept")?.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase) is true;

    public bool IsHeadRequest => lines[0].StartsWith("HEAD ", StringComparison.Ordinal);

    /// <summary>The status of a response.</summary>
    public int Status => int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);

    public bool IsChunked => Header("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) is true;

    public long? Length => Header("Content-Length") is { } length ? long.Parse(length, CultureInfo.InvariantCulture) : null;

    string? Header(string name) => lines.Skip(1)
        .FirstOrDefault(line =>
            line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        ?[(name.Length + 1)..].Trim();
}
