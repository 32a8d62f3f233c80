using System.Globalization;
using System.Net;
using System.Net.ServerSentEvents;

namespace PlanningPoker.Tests.Server;

/// <summary>An open event stream and the frames received on it.</summary>
sealed class EventStreamClient : IAsyncDisposable
{
    readonly HttpResponseMessage response;
    readonly IAsyncEnumerator<SseItem<string>> items;
    readonly CancellationTokenSource closing = new();
    readonly List<ReceivedFrame> received = [];

    EventStreamClient(HttpResponseMessage response, Stream body)
    {
        this.response = response;
        items = SseParser.Create(body).EnumerateAsync(closing.Token).GetAsyncEnumerator(closing.Token);
    }

    public HttpResponseMessage Response => response;
    public IReadOnlyList<ReceivedFrame> Received => received;

    public static async Task<EventStreamClient> OpenAsync(HttpClient http, string path, TestPlayer? player, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        player?.SignFor(path, request);
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestTimeout.Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new(response, await response.Content.ReadAsStreamAsync(TestTimeout.Token));
    }

    /// <summary>The next frame; null when the stream has ended.</summary>
    public async Task<ReceivedFrame?> ReadNextAsync()
    {
        if (!await items.MoveNextAsync().AsTask().WaitAsync(TestTimeout.Duration)) return null;
        received.Add(ReceivedFrame.Of(items.Current));
        return received[^1];
    }

    public async Task<ReceivedFrame> ReadUntilAsync(Func<ReceivedFrame, bool> matches)
    {
        while (await ReadNextAsync() is { } frame)
            if (matches(frame)) return frame;
        throw new InvalidOperationException($"The stream ended after {string.Join(", ", received)}.");
    }

    public Task<ReceivedFrame> ReadUntilAsync(string name) => ReadUntilAsync(frame => frame.Name == name);

    public Task<ReceivedFrame> ReadUntilAsync(long version) => ReadUntilAsync(frame => frame.Id >= version);

    /// <summary>Reads until the stream ends, and returns every frame received.</summary>
    public async Task<IReadOnlyList<ReceivedFrame>> ReadToEndAsync()
    {
        while (await ReadNextAsync() is not null)
        {
        }
        return received;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        response.Dispose();
        closing.Dispose();
    }
}
