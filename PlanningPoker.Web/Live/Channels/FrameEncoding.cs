using System.Buffers;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PlanningPoker.Web.Live.Channels;

/// <summary>Encodes the name, position and content of a frame as an event or a message.</summary>
static class FrameEncoding
{
    /// <summary>
    /// A frame is never embedded in a page, so characters that could end a script or an attribute need no escape; HTML has many of them.
    /// </summary>
    static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Room for the name and the position.</summary>
    const int HeaderBytes = 128;

    /// <summary>The length of <c>data: </c>, which a Server-Sent Event has before each line.</summary>
    const int BytesPerLine = 6;

    /// <summary>One Server-Sent Event.</summary>
    public static async Task<ReadOnlyMemory<byte>> EventAsync(FrameHeader header, ReadOnlyMemory<byte> content)
    {
        using var buffer = new MemoryStream(content.Length + BytesPerLine * content.Span.Count((byte)'\n') + HeaderBytes);
        var item = new SseItem<ReadOnlyMemory<byte>>(content, header.Name) { EventId = PositionOf(header) };
        await SseFormatter.WriteAsync(Single(item), buffer, (_, target) => target.Write(content.Span));
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>One message of a WebSocket or a poll, with HTML as a JSON string.</summary>
    public static ReadOnlyMemory<byte> HtmlMessage(FrameHeader header, ReadOnlySpan<byte> html)
    {
        var buffer = new ArrayBufferWriter<byte>(html.Length + HeaderBytes);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            WriteHeader(json, header);
            json.WriteString("html", html);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    /// <summary>One message of a WebSocket or a poll, with JSON data.</summary>
    public static ReadOnlyMemory<byte> JsonMessage(FrameHeader header, ReadOnlySpan<byte> data)
    {
        var buffer = new ArrayBufferWriter<byte>(data.Length + HeaderBytes);
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            WriteHeader(json, header);
            json.WritePropertyName("data");
            json.WriteRawValue(data, skipInputValidation: true);
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    static void WriteHeader(Utf8JsonWriter json, FrameHeader header)
    {
        json.WriteStartObject();
        if (header.Version is { } id) json.WriteNumber("id", id);
        if (header.From is { } from) json.WriteNumber("from", from);
        json.WriteString("event", header.Name);
    }

    /// <summary>An event has only its id to say which versions it covers: <c>17</c>, or <c>17 from 13</c>.</summary>
    static string? PositionOf(FrameHeader header) => header switch
    {
        { Version: null } => null,
        { From: { } from } => string.Create(CultureInfo.InvariantCulture, $"{header.Version} from {from}"),
        _ => header.Version.Value.ToString(CultureInfo.InvariantCulture),
    };

    static async IAsyncEnumerable<SseItem<ReadOnlyMemory<byte>>> Single(SseItem<ReadOnlyMemory<byte>> item)
    {
        yield return await ValueTask.FromResult(item);
    }
}
