namespace PlanningPoker.Load.Clients;

/// <summary>Splits an event stream into events and reads only the version and kind of each.</summary>
static class EventStreamReader
{
    const int InitialBufferSize = 2048;

    /// <summary>Reads until the server ends the stream.</summary>
    public static async Task ReadAsync(Stream stream, Listener listener, CancellationToken ct)
    {
        var (buffer, filled) = (new byte[InitialBufferSize], 0);
        while (await stream.ReadAsync(buffer.AsMemory(filled), ct) is > 0 and var count)
        {
            filled += count;
            var consumed = ReadCompleteEvents(buffer.AsSpan(0, filled), listener);
            buffer.AsSpan(consumed, filled - consumed).CopyTo(buffer);
            filled -= consumed;
            if (filled == buffer.Length) Array.Resize(ref buffer, 2 * filled);
        }
    }

    /// <returns>How many bytes were read; the rest is the beginning of an event.</returns>
    static int ReadCompleteEvents(ReadOnlySpan<byte> bytes, Listener listener)
    {
        var consumed = 0;
        while (bytes[consumed..].IndexOf("\n\n"u8) is >= 0 and var length)
        {
            listener.Receive(FrameOf(bytes.Slice(consumed, length)));
            consumed += length + 2;
        }
        return consumed;
    }

    /// <summary>
    /// Searching for a field name at the start of a line is safe: every line of an event starts with the name of its own field, so
    /// no data can look like another field.
    /// </summary>
    static Frame FrameOf(ReadOnlySpan<byte> lines) => new(
        lines.StartsWith("id:"u8) ? NumberScanner.NumberAfter(lines, "id:"u8) : NumberScanner.NumberAfter(lines, "\nid:"u8),
        lines.IndexOf("event: session:sync"u8) is var at && (at == 0 || at > 0 && lines[at - 1] == '\n')
            ? FrameKind.Snapshot
            : FrameKind.Change);
}
