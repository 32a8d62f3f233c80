using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Contracts;

/// <summary>Reads request bodies: JSON in UTF-8 that fits the type. Anything else is a fault, never an exception.</summary>
static class JsonBody
{
    /// <param name="request">The request.</param>
    /// <param name="whenEmpty">What an empty body means; null if a body is required.</param>
    /// <param name="ct">Cancels the reading.</param>
    public static async Task<(T? Value, PlayerId? Claimed, RequestFault? Fault)> ReadAsync<T>(
        HttpRequest request, T? whenEmpty, CancellationToken ct) where T : class
    {
        var body = await BytesAsync(request, ct);
        if (body.Length == 0) return (whenEmpty, null, whenEmpty is null ? RequestFault.BadRequest : null);
        if (!IsUncompressed(request) || !IsJson(request)) return (null, null, RequestFault.UnsupportedMediaType);
        return Parse<T>(body.Span) is { } value && Parse<Claim>(body.Span) is { } claim
            ? (value, claim.PlayerId, null)
            : (null, null, RequestFault.BadRequest);
    }

    /// <summary>Null if the JSON is invalid or does not fit the type.</summary>
    public static T? Parse<T>(ReadOnlySpan<byte> json) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Json.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The player that the data names; null where it names none.</summary>
    public static PlayerId? ClaimIn(ReadOnlySpan<byte> json) => Parse<Claim>(json)?.PlayerId;

    /// <summary>The whole body; the server itself refuses one beyond the limit.</summary>
    public static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, ct);
        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        return bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
    }

    /// <summary>Whether the body is uncompressed: a small compressed one could become very large.</summary>
    public static bool IsUncompressed(HttpRequest request) => request.Headers.ContentEncoding.ToString() is "" or "identity";

    static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>The player that a body names. It proves nothing; the command decides whether it is refused.</summary>
    sealed record Claim(PlayerId? PlayerId);
}
