using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Webhooks;

namespace PlanningPoker.Web.Pages.Session.Webhooks;

/// <summary>
/// A host sets the webhook of the session, and sees what it has sent. The answer that has a new secret is not stored by any cache, and no
/// other shows the secret.
/// </summary>
public sealed class WebhookModel(Sessions sessions, CurrentPlayer current, HostWebhooks webhooks) : SessionPage(sessions, current)
{
    Webhook? webhook;
    string? typed;

    /// <summary>A secret that was made just now; null on every other answer.</summary>
    public string? NewSecret { get; private set; }

    public bool IsAddressRefused { get; private set; }

    public bool IsSet => webhook is not null;

    public string Address => typed ?? webhook?.Address.ToString() ?? "";

    public IReadOnlyList<WebhookDelivery> Deliveries { get; private set; } = [];

    protected override bool IsShownAfterTheEnd => true;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!webhooks.IsEnabled) context.Result = NotFound();
        else await base.OnPageHandlerExecutionAsync(context, next);
    }

    public async Task<IActionResult> OnGetAsync(string? handler)
    {
        if (Me is not { IsHost: true }) return SeeOther("");
        return handler is null ? await ShowAsync() : PageOrForm(handler, SessionPages.Webhook);
    }

    public async Task<IActionResult> OnPostSetAsync(string? address)
    {
        if (await HostFaultAsync() is { } fault) return Refuse(fault);
        NewSecret = await webhooks.SetAsync(Session.Code, address);
        if (NewSecret is not null) return await ShowAsync();
        (IsAddressRefused, typed) = (true, address);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (await HostFaultAsync() is { } fault) return Refuse(fault);
        await webhooks.RemoveAsync(Session.Code);
        return SeeOther(SessionPages.Webhook);
    }

    /// <summary>Who sends twice what is on its way already gets the page, which says so.</summary>
    public async Task<IActionResult> OnPostAgainAsync(string? delivery)
    {
        if (await HostFaultAsync() is { } fault) return Refuse(fault);
        await webhooks.SendAgainAsync(Session.Code, delivery ?? "");
        return SeeOther(SessionPages.Webhook);
    }

    async Task<IActionResult> ShowAsync()
    {
        Response.Headers.CacheControl = "no-store";
        webhook = await webhooks.FindAsync(Session.Code, HttpContext.RequestAborted);
        Deliveries = await webhooks.FindDeliveriesAsync(Session.Code, HttpContext.RequestAborted);
        return Page();
    }
}
