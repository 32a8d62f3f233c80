using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using PlanningPoker.E2E.Timing;

namespace PlanningPoker.E2E.Smoke;

/// <summary>Sends every kind of request that a page sends to the smoke site.</summary>
sealed class SmokeClient(Uri address) : IDisposable
{
    readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, ResponseDrainTimeout = TimeSpan.Zero })
    {
        BaseAddress = address,
        Timeout = HangLimit.Time,
    };

    public Task<string> GetAsync(string path) => http.GetStringAsync(path);

    public async Task<string> PostAsync(string path, string text)
    {
        using var body = new StringContent(text);
        using var answer = await http.PostAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<OpenStream> OpenStreamAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/stream");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return new(answer, await answer.Content.ReadAsStreamAsync());
    }

    public async Task<OpenSocket> OpenSocketAsync()
    {
        var socket = new ClientWebSocket();
        using var limit = new CancellationTokenSource(HangLimit.Time);
        await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/socket" }.Uri, limit.Token);
        return new(socket);
    }

    public void Dispose() => http.Dispose();

    public sealed class OpenStream(HttpResponseMessage answer, Stream body) : IDisposable
    {
        readonly StreamReader reader = new(body);

        public async Task<string?> LineAsync() => await reader.ReadLineAsync().WaitAsync(HangLimit.Time);

        public Task ToTheEndAsync() => reader.ReadToEndAsync().WaitAsync(HangLimit.Time);

        public void Dispose() => answer.Dispose();
    }

    public sealed class OpenSocket(ClientWebSocket socket) : IDisposable
    {
        public async Task<string> EchoAsync(string text)
        {
            using var limit = new CancellationTokenSource(HangLimit.Time);
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, limit.Token);
            var buffer = new byte[1024];
            var message = await socket.ReceiveAsync(buffer, limit.Token);
            return Encoding.UTF8.GetString(buffer, 0, message.Count);
        }

        public void Dispose() => socket.Dispose();
    }
}
