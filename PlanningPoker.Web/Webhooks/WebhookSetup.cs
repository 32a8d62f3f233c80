namespace PlanningPoker.Web.Webhooks;

/// <summary>Registers the sending of webhooks.</summary>
static class WebhookSetup
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<WebhookSettings>();
        services.AddSingleton<HostLookup>(HostAddresses.FindAsync);
        services.AddSingleton(provider => new WebhookClient(
            provider.GetRequiredService<WebhookSettings>(), provider.GetRequiredService<HostLookup>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<HostWebhooks>();
        services.AddHostedService<WebhookDeliveries>();
        services.AddHostedService<DeliveryExpiry>();
        return services;
    }
}
