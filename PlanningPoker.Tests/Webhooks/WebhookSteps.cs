using System.Text.Json.Nodes;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Webhooks;

/// <summary>What tests of webhooks do through the API.</summary>
static class WebhookSteps
{
    /// <summary>Settings of a server that sends to receivers on this machine.</summary>
    public static (string, string)[] LocalSettings { get; } =
        [("Webhooks:Enabled", "true"), ("Webhooks:AllowHttp", "true"), ("Webhooks:AllowedNetworks", "127.0.0.1")];

    /// <summary>Sets the address of the webhook.</summary>
    /// <returns>The secret.</returns>
    public static async Task<string> SetWebhookAsync(this ServerSession session, Uri address)
    {
        using var response = await session.SendAsync(HttpMethod.Put, "/webhook", session.Host, new { url = address });
        var text = await response.Content.ReadAsStringAsync(TestTimeout.Token);
        Assert.True(response.IsSuccessStatusCode, text);
        return (string)JsonNode.Parse(text)!["secret"]!;
    }

    /// <summary>The deliveries as the API shows them to the host.</summary>
    public static async Task<JsonArray> WebhookLogAsync(this ServerSession session)
    {
        using var response = await session.SendAsync(HttpMethod.Get, "/webhook", session.Host);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestTimeout.Token))!["deliveries"]!.AsArray();
    }

    /// <summary>Waits until the newest delivery has a value.</summary>
    public static Task WaitForNewestAsync(this ServerSession session, string member, string value) =>
        UntilAsync(async () => await session.WebhookLogAsync() is [{ } first, ..] && $"{first[member]}" == value);

    public static Task UntilAsync(Func<bool> isTrue, Action? meanwhile = null) => UntilAsync(() => Task.FromResult(isTrue()), meanwhile);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="isTrue">The condition.</param>
    /// <param name="meanwhile">What is done after each check that failed.</param>
    public static async Task UntilAsync(Func<Task<bool>> isTrue, Action? meanwhile = null)
    {
        var limit = TestTimeout.Token;
        while (!await isTrue())
        {
            meanwhile?.Invoke();
            await Task.Delay(20, limit);
        }
    }
}
