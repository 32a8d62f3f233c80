using System.Globalization;
using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;

namespace PlanningPoker.Tests.Server;

/// <summary>One open stream and what came on it.</summary>
sealed class Listener : IAsyncDisposable
{
    readonly HttpResponseMessage response;
    readonly IAsyncEnumerator<SseItem<string>> items;
    readonly CancellationTokenSource closing = new();
    readonly List<Heard> heard = [];

    Listener(HttpResponseMessage response, Stream body)
    {
        this.response = response;
        items = SseParser.Create(body).EnumerateAsync(closing.Token).GetAsyncEnumerator(closing.Token);
    }

    public HttpResponseMessage Response => response;
    public IReadOnlyList<Heard> Heard => heard;

    public static async Task<Listener> OpenAsync(HttpClient http, string path, Person? who, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        who?.Sign(request, asBrowser: path.StartsWith("/s/", StringComparison.Ordinal));
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Deadline.Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new(response, await response.Content.ReadAsStreamAsync(Deadline.Token));
    }

    /// <summary>The next frame; null when the stream has ended.</summary>
    public async Task<Heard?> NextAsync()
    {
        if (!await items.MoveNextAsync().AsTask().WaitAsync(Deadline.Time)) return null;
        var item = items.Current;
        heard.Add(new(item.EventType, item.EventId is { } id ? long.Parse(id, CultureInfo.InvariantCulture) : null, item.Data));
        return heard[^1];
    }

    public async Task<Heard> UntilAsync(Func<Heard, bool> isIt)
    {
        while (await NextAsync() is { } frame)
            if (isIt(frame)) return frame;
        throw new InvalidOperationException($"The stream ended after {string.Join(", ", heard)}.");
    }

    public Task<Heard> UntilAsync(string name) => UntilAsync(frame => frame.Name == name);

    public Task<Heard> UntilAsync(long version) => UntilAsync(frame => frame.Id >= version);

    /// <summary>Everything up to the end.</summary>
    public async Task<IReadOnlyList<Heard>> ToTheEndAsync()
    {
        while (await NextAsync() is not null)
        {
        }
        return heard;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        response.Dispose();
        closing.Dispose();
    }
}

/// <summary>A frame as it came.</summary>
sealed record Heard(string Name, long? Id, string Data)
{
    public JsonObject Json => JsonNode.Parse(Data)!.AsObject();
    public override string ToString() => Id is { } id ? $"{id} {Name}" : Name;
}
