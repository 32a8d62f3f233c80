using System.Net;
using Microsoft.Extensions.Hosting;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Texts;

/// <summary>The app in development with its pseudo-languages, which every request of a test asks for.</summary>
public sealed class PseudoServer : IAsyncLifetime
{
    internal TestServer Server { get; } = new()
    {
        Environment = Environments.Development,
        Settings = { ["Languages:Pseudo"] = "true" },
    };

    public ValueTask InitializeAsync() => Server.InitializeAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    internal Task<(HttpStatusCode Status, string Html)> GetAsync(string address, TestPlayer? who = null) =>
        SendAsync(HttpMethod.Get, address, who);

    internal Task<(HttpStatusCode Status, string Html)> PostAsync(
        string address, TestPlayer? who, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, address, who, fields);

    /// <summary>As a browser sends it, which follows where it is led.</summary>
    async Task<(HttpStatusCode Status, string Html)> SendAsync(
        HttpMethod method, string address, TestPlayer? who, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, address) { Headers = { { "Accept-Language", PseudoLanguage.Plain } } };
        who?.SignAsBrowser(request);
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await Server.Http.SendAsync(request, TestTimeout.Token);
        return response.StatusCode is HttpStatusCode.SeeOther
            ? await GetAsync($"{response.Headers.Location}", who)
            : (response.StatusCode, await response.Content.ReadAsStringAsync(TestTimeout.Token));
    }
}
