using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Writes what a webhook sends as JSON: <c>{type, timestamp, data}</c>, as Standard Webhooks has it.</summary>
static class WebhookBody
{
    /// <summary>A title that makes a message too long is cut to this length; all else together always fits.</summary>
    const int MaxTitleOfLong = 100;

    /// <summary>Escapes what JSON demands: no page shows it, and most scripts take half of the space.</summary>
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>At most <see cref="DeliveryRow.BodyLength"/> bytes: no database refuses a change for what is told of it.</summary>
    public static byte[] Of(PokerSession session, WebhookEvent what)
    {
        var body = Of(session, what, what.Story?.Title);
        return body.Length <= DeliveryRow.BodyLength ? body : Of(
            session, what, what.Story is { } story ? Text.Truncate(story.Title, MaxTitleOfLong) : null);
    }

    static byte[] Of(PokerSession session, WebhookEvent what, string? title)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("type", what.Name);
            json.WriteString("timestamp", what.At.UtcDateTime);
            json.WriteStartObject("data");
            json.WriteString("sessionId", session.Code.Value);
            json.WriteString("sessionName", session.Name);
            if (what.Story is { } story) Write(json, story, title);
            WriteData(json, what);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    static void Write(Utf8JsonWriter json, Story story, string? title)
    {
        json.WriteStartObject("story");
        json.WriteString("id", story.Id.Value);
        json.WriteString("key", story.Key);
        json.WriteString("title", title);
        json.WriteString("estimate", story.Estimate);
        json.WriteEndObject();
    }

    static void WriteData(Utf8JsonWriter json, WebhookEvent what)
    {
        if (what is RevealedWebhook { RoundNumber: var round, Results: var results })
        {
            json.WriteNumber("round", round);
            Write(json, results);
        }
        if (what is EndedWebhook ended)
        {
            json.WriteNumber("stories", ended.StoryCount);
            json.WriteNumber("estimated", ended.EstimatedCount);
        }
    }

    static void Write(Utf8JsonWriter json, RoundResults results)
    {
        json.WriteStartObject("consensus");
        json.WriteBoolean("reached", results.Consensus.Reached);
        if (results.Consensus.Value is { } face) json.WriteString("value", face);
        json.WriteNumber("agreement", results.Consensus.Agreement);
        json.WriteEndObject();
        json.WriteStartObject("statistics");
        json.WriteNumber("count", results.Statistics.Count);
        if (results.Statistics.Average is { } average) json.WriteNumber("average", average);
        if (results.Statistics.Median is { } median) json.WriteNumber("median", median);
        json.WriteStartArray("distribution");
        foreach (var (value, count) in results.Statistics.Distribution)
        {
            json.WriteStartObject();
            json.WriteString("value", value);
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
