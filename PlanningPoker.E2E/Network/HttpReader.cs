using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace PlanningPoker.E2E.Network;

/// <summary>
/// Reads one side of an HTTP/1.1 connection as heads and parts of bodies. The parts are the original bytes; nothing is decoded.
/// </summary>
sealed class HttpReader(Stream stream)
{
    static readonly byte[] LineEnd = "\r\n"u8.ToArray(), HeadEnd = "\r\n\r\n"u8.ToArray();

    readonly PipeReader reader = PipeReader.Create(stream);

    /// <summary>The next head; null at the end of the connection.</summary>
    public async Task<HttpHead?> HeadAsync() => await ReadThroughAsync(HeadEnd) is { } head ? new(head) : null;

    public IAsyncEnumerable<byte[]> BodyOfAsync(HttpHead request) =>
        request.IsChunked ? ChunksAsync() : NextAsync(request.Length ?? 0);

    public IAsyncEnumerable<byte[]> BodyOfAsync(HttpHead response, HttpHead request) =>
        request.IsHeadRequest || response.Status is < 200 or 204 or 304 ? NextAsync(0)
        : response.IsChunked ? ChunksAsync()
        : response.Length is { } length ? NextAsync(length)
        : RestAsync();

    /// <summary>All bytes until the end of the connection.</summary>
    public IAsyncEnumerable<byte[]> RestAsync() => NextAsync(long.MaxValue);

    /// <summary>The chunks with their size lines, including the last one, which is empty.</summary>
    async IAsyncEnumerable<byte[]> ChunksAsync()
    {
        for (var size = long.MaxValue; size > 0;)
        {
            if (await ReadThroughAsync(LineEnd) is not { } line) yield break;
            yield return line;
            size = long.Parse(Encoding.ASCII.GetString(line).Split(';')[0].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            await foreach (var part in NextAsync(size + LineEnd.Length)) yield return part;
        }
    }

    async IAsyncEnumerable<byte[]> NextAsync(long length)
    {
        while (length > 0)
        {
            var result = await reader.ReadAsync();
            var part = result.Buffer.Slice(0, Math.Min(length, result.Buffer.Length)).ToArray();
            reader.AdvanceTo(result.Buffer.GetPosition(part.Length));
            length -= part.Length;
            if (part.Length > 0) yield return part;
            else if (result.IsCompleted) yield break;
        }
    }

    async Task<byte[]?> ReadThroughAsync(byte[] end)
    {
        while (true)
        {
            var result = await reader.ReadAsync();
            if (Find(result.Buffer, end) is { } found)
            {
                reader.AdvanceTo(result.Buffer.GetPosition(found.Length));
                return found;
            }
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
            if (result.IsCompleted) return null;
        }
    }

    static byte[]? Find(ReadOnlySequence<byte> buffer, byte[] end) =>
        new SequenceReader<byte>(buffer).TryReadTo(out ReadOnlySequence<byte> before, end)
            ? buffer.Slice(0, before.Length + end.Length).ToArray()
            : null;
}
