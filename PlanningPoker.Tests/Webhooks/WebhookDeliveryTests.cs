using System.Net;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.E2E.Network;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Webhooks;
using static PlanningPoker.Tests.Webhooks.WebhookSteps;

namespace PlanningPoker.Tests.Webhooks;

/// <summary>What is committed is sent, signed, to a receiver that answers, fails or lies.</summary>
public sealed class WebhookDeliveryTests
{
    [Fact]
    public async Task A_round_is_told_signed_and_without_names_or_hidden_cards()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var server = await TestServer.StartAsync(null, LocalSettings);
        var session = await ServerSession.OpenAsync(server);
        var secret = await session.SetWebhookAsync(receiver.Address);
        var bob = await session.JoinAsync("Bob Unmistakable");

        await session.RunAsync(bob, new Vote("8"));
        await session.RunAsync(session.Host, new Reveal());
        await UntilAsync(() => receiver.Received.Count == 1);

        Assert.True(receiver.Received.TryPeek(out var message));
        var body = JsonNode.Parse(message.Body)!;
        Assert.Equal("cards:revealed", (string?)body["type"]);
        Assert.Equal(session.Code, (string?)body["data"]!["sessionId"]);
        Assert.Equal(1, (int)body["data"]!["statistics"]!["count"]!);
        Assert.DoesNotContain("Unmistakable", body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(
            WebhookSignature.Of(
                Convert.FromBase64String(secret["whsec_".Length..]), message.Headers["webhook-id"], message.Headers["webhook-timestamp"],
                message.Body),
            message.Headers["webhook-signature"]);
        await session.WaitForNewestAsync("state", "delivered");
    }

    [Fact]
    public async Task What_failed_is_tried_again_after_a_pause_with_the_same_id()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var clock = TestClock.Create();
        await using var server = await TestServer.StartAsync(clock, LocalSettings);
        var session = await ServerSession.OpenAsync(server);
        await session.SetWebhookAsync(receiver.Address);
        receiver.Answer = http =>
        {
            http.Response.StatusCode = receiver.Received.Count == 1 ? 500 : 204;
            return Task.CompletedTask;
        };

        await session.RunAsync(session.Host, new EndSession());
        await UntilAsync(() => receiver.Received.Count == 2, () => clock.Advance(TimeSpan.FromSeconds(1)));

        var ids = receiver.Received.Select(each => each.Headers["webhook-id"]).Distinct();
        Assert.Single(ids);
        await session.WaitForNewestAsync("attempts", "2");
    }

    [Fact]
    public async Task A_host_sends_again_what_was_delivered_and_nobody_else_may()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var server = await TestServer.StartAsync(null, LocalSettings);
        var session = await ServerSession.OpenAsync(server);
        await session.SetWebhookAsync(receiver.Address);
        var bob = await session.JoinAsync("Bob");
        await session.RunAsync(session.Host, new EndSession());
        await session.WaitForNewestAsync("state", "delivered");
        var path = $"/webhook/deliveries/{(string)(await session.WebhookLogAsync())[0]!["id"]!}/send";

        using var refused = await session.SendAsync(HttpMethod.Post, path, bob);
        using var accepted = await session.SendAsync(HttpMethod.Post, path, session.Host);
        await UntilAsync(() => receiver.Received.Count == 2);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, accepted.StatusCode);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_delays_no_other_session()
    {
        await using var slow = await WebhookReceiver.StartAsync();
        await using var quick = await WebhookReceiver.StartAsync();
        await using var server = await TestServer.StartAsync(null, LocalSettings);
        var (one, other) = (await ServerSession.OpenAsync(server), await ServerSession.OpenAsync(server));
        await one.SetWebhookAsync(slow.Address);
        await other.SetWebhookAsync(quick.Address);
        var release = new TaskCompletionSource();
        slow.Answer = _ => release.Task;

        await one.RunAsync(one.Host, new Vote("5"));
        await one.RunAsync(one.Host, new Reveal());
        await UntilAsync(() => slow.Received.Count == 1);
        await one.RunAsync(one.Host, new EndSession());
        await other.RunAsync(other.Host, new EndSession());
        await other.WaitForNewestAsync("state", "delivered");

        Assert.Equal(["waiting", "waiting"], (await one.WebhookLogAsync()).Select(each => (string?)each!["state"]));
        release.SetResult();
        await UntilAsync(async () => (await one.WebhookLogAsync()).All(each => (string?)each!["state"] == "delivered"));
        Assert.Equal(2, slow.Received.Select(each => each.Headers["webhook-id"]).Distinct().Count());
    }

    [Fact]
    public async Task Many_receivers_that_do_not_answer_delay_no_other_session()
    {
        await using var hanging = await WebhookReceiver.StartAsync();
        await using var healthy = await WebhookReceiver.StartAsync();
        var clock = TestClock.Create();
        await using var server = await TestServer.StartAsync(clock, LocalSettings);
        var many = new List<ServerSession>();
        for (var i = 0; i < WebhookDeliveries.Places; i++) many.Add(await OpenAsync(hanging));
        var other = await OpenAsync(healthy);
        var release = new TaskCompletionSource();
        hanging.Answer = _ => release.Task;

        // As long as it is not known that they are slow, they may have all places.
        foreach (var each in many) await RevealAsync(each);
        await UntilAsync(() => hanging.Received.Count == WebhookDeliveries.Places, Search);
        clock.Advance(WebhookDeliveries.SlowAfter + TimeSpan.FromSeconds(1));
        release.SetResult();
        foreach (var each in many) await each.WaitForNewestAsync("state", "delivered");
        release = new();
        foreach (var each in many) await each.RunAsync(each.Host, new EndSession());
        const int withSlow = WebhookDeliveries.Places + WebhookDeliveries.PlacesOfSlow;
        await UntilAsync(() => hanging.Received.Count == withSlow, Search);
        await other.RunAsync(other.Host, new EndSession());
        await UntilAsync(() => healthy.Received.Count == 1, Search);

        Assert.Equal(withSlow, hanging.Received.Count);
        release.SetResult();

        void Search() => clock.Advance(TimeSpan.FromMilliseconds(100));

        async Task<ServerSession> OpenAsync(WebhookReceiver receiver)
        {
            var session = await ServerSession.OpenAsync(server);
            await session.SetWebhookAsync(receiver.Address);
            return session;
        }

        static async Task RevealAsync(ServerSession session)
        {
            await session.RunAsync(session.Host, new Vote("5"));
            await session.RunAsync(session.Host, new Reveal());
        }
    }

    [Fact]
    public async Task An_address_of_the_own_network_is_refused_when_it_is_set_and_when_its_name_resolves_to_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var server = await TestServer.StartAsync(null, ("Webhooks:Enabled", "true"), ("Webhooks:AllowHttp", "true"));
        var session = await ServerSession.OpenAsync(server);

        using var literal = await session.SendAsync(HttpMethod.Put, "/webhook", session.Host, new { url = receiver.Address });
        await session.SetWebhookAsync(new($"http://localhost:{receiver.Address.Port}/"));
        await session.RunAsync(session.Host, new EndSession());
        await session.WaitForNewestAsync("outcome", "forbidden");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, literal.StatusCode);
        Assert.Empty(receiver.Received);
    }
}
