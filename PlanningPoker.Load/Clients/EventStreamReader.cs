using System.Buffers.Text;

namespace PlanningPoker.Load.Clients;

/// <summary>As little as must be read of what servers send: a client that parses everything would be measured too.</summary>
static class EventStreamReader
{
    public static ReadOnlySpan<byte> VersionName => "\"version\":"u8;

    /// <summary>Reads an event stream to its end.</summary>
    public static async Task ReadEventsAsync(Stream stream, Listener ear, CancellationToken ct)
    {
        var (buffer, filled) = (new byte[2048], 0);
        while (await stream.ReadAsync(buffer.AsMemory(filled), ct) is > 0 and var count)
        {
            filled += count;
            var taken = TakeEvents(buffer.AsSpan(0, filled), ear);
            buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
            filled -= taken;
            if (filled == buffer.Length) Array.Resize(ref buffer, 2 * filled);
        }
    }

    /// <summary>The whole number after the first such name, or null.</summary>
    public static long? NumberAfter(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name)
    {
        var at = text.IndexOf(name);
        if (at < 0) return null;
        var rest = text[(at + name.Length)..].TrimStart((byte)' ');
        return Utf8Parser.TryParse(rest, out long number, out _) ? number : null;
    }

    static int TakeEvents(ReadOnlySpan<byte> text, Listener ear)
    {
        var taken = 0;
        while (text[taken..].IndexOf("\n\n"u8) is >= 0 and var length)
        {
            ear.Hear(EventIn(text.Slice(taken, length)));
            taken += length + 2;
        }
        return taken;
    }

    /// <summary>No line of data begins with another field's name, because each begins with its own.</summary>
    static Frame EventIn(ReadOnlySpan<byte> lines) => new(
        lines.StartsWith("id:"u8) ? NumberAfter(lines, "id:"u8) : NumberAfter(lines, "\nid:"u8),
        lines.IndexOf("event: session:sync"u8) is var at && (at == 0 || at > 0 && lines[at - 1] == '\n'));
}
