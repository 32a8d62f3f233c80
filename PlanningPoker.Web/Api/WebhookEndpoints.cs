using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Webhooks;

namespace PlanningPoker.Web.Api;

/// <summary>Sets and shows the webhook of a session; for hosts only, on a server that has webhooks.</summary>
static class WebhookEndpoints
{
    public static async Task<IResult> ShowAsync([AsParameters] ApiCall call, HostWebhooks webhooks)
    {
        if (await FaultAsync(call, webhooks) is { } fault) return Problem.Of(fault).ToResult();
        var code = call.Current.Session!.Code;
        call.Http.Response.Headers.CacheControl = "no-store";
        var webhook = await webhooks.FindAsync(code, call.Aborted);
        var deliveries = await webhooks.FindDeliveriesAsync(code, call.Aborted);
        return TypedResults.Ok(new WebhookAnswer(webhook?.Address.ToString(), [.. deliveries.Select(DeliveryAnswer.Of)]));
    }

    public static async Task<IResult> SetAsync([AsParameters] ApiCall call, HostWebhooks webhooks)
    {
        if (await FaultAsync(call, webhooks) is { } fault) return Problem.Of(fault).ToResult();
        var (choice, _, bodyFault) = await JsonBody.ReadAsync<WebhookChoice>(call.Http.Request, null, call.Aborted);
        if (choice is null) return Problem.Of(bodyFault!.Value).ToResult();
        var secret = await webhooks.SetAsync(call.Current.Session!.Code, choice.Url);
        if (secret is null) return Problem.Of(Reason.BadSettings).ToResult();
        call.Http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new WebhookSecretAnswer(secret));
    }

    public static async Task<IResult> RemoveAsync([AsParameters] ApiCall call, HostWebhooks webhooks)
    {
        if (await FaultAsync(call, webhooks) is { } fault) return Problem.Of(fault).ToResult();
        await webhooks.RemoveAsync(call.Current.Session!.Code);
        return TypedResults.NoContent();
    }

    public static async Task<IResult> SendAgainAsync([AsParameters] ApiCall call, string deliveryId, HostWebhooks webhooks)
    {
        if (await FaultAsync(call, webhooks) is { } fault) return Problem.Of(fault).ToResult();
        return await webhooks.SendAgainAsync(call.Current.Session!.Code, deliveryId)
            ? TypedResults.NoContent()
            : Problem.Of(Reason.NotFound).ToResult();
    }

    static async Task<Reason?> FaultAsync(ApiCall call, HostWebhooks webhooks) => webhooks.IsEnabled
        ? await call.Current.HostFaultAsync(call.Sessions, call.Aborted)
        : Reason.NotFound;
}

/// <param name="Url">Where messages go to.</param>
sealed record WebhookChoice(string? Url);

/// <param name="Url">Where messages go to; null when there is no webhook.</param>
/// <param name="Deliveries">What was sent, or waits, the newest first.</param>
sealed record WebhookAnswer(string? Url, IReadOnlyList<DeliveryAnswer> Deliveries);

/// <param name="Secret">The secret of the signatures. No other answer has it.</param>
sealed record WebhookSecretAnswer(string Secret);

/// <param name="Id">The webhook-id of the message.</param>
/// <param name="Event">The name of the event.</param>
/// <param name="At">When it happened.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Outcome">What came of the last attempt.</param>
/// <param name="Status">The status of the last answer.</param>
/// <param name="NextAt">When it is tried next.</param>
sealed record DeliveryAnswer(
    string Id, string Event, DateTimeOffset At, DeliveryState State, int Attempts,
    [property: OmitNull] WebhookOutcome? Outcome, [property: OmitNull] int? Status, [property: OmitNull] DateTimeOffset? NextAt)
{
    public static DeliveryAnswer Of(WebhookDelivery each) => new(
        each.Id, each.Event, each.CreatedAt, each.State, each.Attempts, each.Last?.Outcome, each.Last?.Status, each.NextAt);
}
