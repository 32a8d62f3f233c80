using System.Net;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Texts;

/// <summary>A development server with the pseudo-languages. All requests through it ask for the pseudo-language.</summary>
public sealed class PseudoServer : IAsyncLifetime
{
    internal TestServer Server { get; } = new()
    {
        Environment = Environments.Development,
        Settings = { ["Languages:Pseudo"] = "true", ["Webhooks:Enabled"] = "true" },
    };

    public ValueTask InitializeAsync() => Server.InitializeAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    internal Task<(HttpStatusCode Status, string Html)> GetAsync(string address, TestPlayer? player = null) =>
        SendAsync(HttpMethod.Get, address, player);

    internal Task<(HttpStatusCode Status, string Html)> PostAsync(
        string address, TestPlayer? player, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, address, player, fields);

    /// <summary>Sends the request as a browser does, and follows a redirect.</summary>
    async Task<(HttpStatusCode Status, string Html)> SendAsync(
        HttpMethod method, string address, TestPlayer? player, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, address) { Headers = { { "Accept-Language", PseudoLanguage.Plain } } };
        player?.SignAsBrowser(request);
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await Server.Http.SendAsync(request, TestTimeout.Token);
        return response.StatusCode is HttpStatusCode.SeeOther
            ? await GetAsync($"{response.Headers.Location}", player)
            : (response.StatusCode, await response.Content.ReadAsStringAsync(TestTimeout.Token));
    }
}
