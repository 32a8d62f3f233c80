using System.Buffers;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>How a frame's name, position and content are put into bytes.</summary>
static class Envelope
{
    /// <summary>Never part of a page's text, so what could end a script or an attribute need not be escaped: fragments are full of it.</summary>
    static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>What a name and a position take beside the content.</summary>
    const int Overhead = 128;

    /// <summary>What a Server-Sent Event begins each line with.</summary>
    const int LineOverhead = 6;

    /// <summary>One Server-Sent Event.</summary>
    public static async Task<ReadOnlyMemory<byte>> EventAsync(string name, long? version, ReadOnlyMemory<byte> content)
    {
        using var buffer = new MemoryStream(content.Length + LineOverhead * content.Span.Count((byte)'\n') + Overhead);
        var item = new SseItem<ReadOnlyMemory<byte>>(content, name) { EventId = version?.ToString(CultureInfo.InvariantCulture) };
        await SseFormatter.WriteAsync(One(item), buffer, (_, target) => target.Write(content.Span));
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>One message of a WebSocket or a poll: fragments as a text, data as it is.</summary>
    public static ReadOnlyMemory<byte> Message(string name, long? version, ReadOnlySpan<byte> content, bool isFragment)
    {
        var buffer = new ArrayBufferWriter<byte>(content.Length + Overhead);
        using (var json = new Utf8JsonWriter(buffer, Written))
        {
            json.WriteStartObject();
            if (version is { } id) json.WriteNumber("id", id);
            json.WriteString("event", name);
            if (isFragment) json.WriteString("html", content);
            else WriteRaw(json, content);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    static async IAsyncEnumerable<SseItem<ReadOnlyMemory<byte>>> One(SseItem<ReadOnlyMemory<byte>> item)
    {
        yield return await ValueTask.FromResult(item);
    }

    static void WriteRaw(Utf8JsonWriter json, ReadOnlySpan<byte> content)
    {
        json.WritePropertyName("data");
        json.WriteRawValue(content, skipInputValidation: true);
    }
}
