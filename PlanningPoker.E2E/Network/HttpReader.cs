using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;

namespace PlanningPoker.E2E.Network;

/// <summary>
/// Reads one side of an HTTP/1.1 connection as heads and pieces of bodies. Nothing is decoded: the pieces are the bytes
/// that came.
/// </summary>
sealed class HttpReader(Stream stream)
{
    static readonly byte[] LineEnd = "\r\n"u8.ToArray(), HeadEnd = "\r\n\r\n"u8.ToArray();

    readonly PipeReader reader = PipeReader.Create(stream);

    /// <summary>The next head; null when the other side has nothing more to say.</summary>
    public async Task<HttpHead?> HeadAsync() => await ThroughAsync(HeadEnd) is { } head ? new(head) : null;

    public IAsyncEnumerable<byte[]> BodyOfAsync(HttpHead request) =>
        request.IsChunked ? ChunksAsync() : NextAsync(request.Length ?? 0);

    public IAsyncEnumerable<byte[]> BodyOfAsync(HttpHead answer, HttpHead request) =>
        request.IsHeadRequest || answer.Status is < 200 or 204 or 304 ? NextAsync(0)
        : answer.IsChunked ? ChunksAsync()
        : answer.Length is { } length ? NextAsync(length)
        : RestAsync();

    /// <summary>Whatever comes, until the end.</summary>
    public IAsyncEnumerable<byte[]> RestAsync() => NextAsync(long.MaxValue);

    /// <summary>Chunks with their frame, up to and with the last, which is empty.</summary>
    async IAsyncEnumerable<byte[]> ChunksAsync()
    {
        for (var size = long.MaxValue; size > 0;)
        {
            if (await ThroughAsync(LineEnd) is not { } line) yield break;
            yield return line;
            size = long.Parse(Encoding.ASCII.GetString(line).Split(';')[0].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            await foreach (var piece in NextAsync(size + LineEnd.Length)) yield return piece;
        }
    }

    async IAsyncEnumerable<byte[]> NextAsync(long length)
    {
        while (length > 0)
        {
            var result = await reader.ReadAsync();
            var piece = result.Buffer.Slice(0, Math.Min(length, result.Buffer.Length)).ToArray();
            reader.AdvanceTo(result.Buffer.GetPosition(piece.Length));
            length -= piece.Length;
            if (piece.Length > 0) yield return piece;
            else if (result.IsCompleted) yield break;
        }
    }

    async Task<byte[]?> ThroughAsync(byte[] end)
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
