using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace PlanningPoker.Web.Contracts;

/// <summary>Reads what scripts send: JSON in UTF-8 of the right shape. What is not, is a refusal and never an exception.</summary>
static class JsonBody
{
    /// <param name="request">The request.</param>
    /// <param name="whenEmpty">What an empty body means; null where there must be one.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<(T? Value, PlayerId? Claimed, Refusal? Refusal)> ReadAsync<T>(HttpRequest request, T? whenEmpty, CancellationToken ct) where T : class
    {
        var body = await BytesAsync(request, ct);
        if (body.Length == 0) return (whenEmpty, null, whenEmpty is null ? Reason.BadRequest : null);
        if (!IsPlain(request) || !IsJson(request)) return (null, null, Reason.UnsupportedMediaType);
        return Parse<T>(body.Span) is { } value && Parse<Claim>(body.Span) is { } claim ? (value, claim.PlayerId, null) : (null, null, Reason.BadRequest);
    }

    /// <summary>Null for anything that is not such an object.</summary>
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

    /// <summary>Whom the data says it speaks for; null where it says nothing of the kind.</summary>
    public static PlayerId? ClaimIn(ReadOnlySpan<byte> json) => Parse<Claim>(json)?.PlayerId;

    /// <summary>The whole body; one beyond the limit is met by the server's own refusal.</summary>
    public static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, ct);
        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        return bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
    }

    /// <summary>Not compressed: a small body could become a very large one.</summary>
    public static bool IsPlain(HttpRequest request) => request.Headers.ContentEncoding.ToString() is "" or "identity";

    static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>Who a caller says they are: it proves nothing, but a wrong claim is refused.</summary>
    sealed record Claim(PlayerId? PlayerId);
}
