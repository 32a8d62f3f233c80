using PlanningPoker.Web.Api;
using PlanningPoker.Web.Data;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Hosting.Assets;
using PlanningPoker.Web.Hosting.Jobs;
using PlanningPoker.Web.Hosting.RateLimits;
using PlanningPoker.Web.Hosting.Settings;
using PlanningPoker.Web.Hosting.Telemetry;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Nodes;
using PlanningPoker.Web.Pages;
using PlanningPoker.Web.Rendering.Refusals;
using PlanningPoker.Web.Scheduling;
using PlanningPoker.Web.Texts;
using PlanningPoker.Web.Transfer;
using PlanningPoker.Web.Webhooks;

var builder = WebApplication.CreateBuilder(StartOptions.Of(args));
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 64 * 1024;
    kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    new ConnectionCap(builder.Configuration.GetValue("Limits:Connections", ConnectionCap.Default)).Watch(kestrel);
});
if (!builder.Environment.IsDevelopment()) DiscreetLogging.AddTo(builder.Services);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Embedding>();
builder.Services.AddSingleton<Sessions>();
builder.Services.AddSingleton<ImportTurns>();
builder.Services.AddData(builder.Configuration);
builder.Services.AddScheduling();
builder.Services.AddWebhooks();
builder.Services.AddCurrentPlayer();
builder.Services.AddLive();
builder.Services.AddNodes();
builder.Services.AddTablePages(builder.Environment);
builder.Services.AddAssets(builder.Environment);
builder.Services.AddApi();
builder.Services.AddForwardedHeaders(builder.Configuration);
builder.Services.AddRateLimits(builder.Configuration);
builder.Services.AddRefusals();
builder.AddTelemetry();
builder.Services.AddHealthChecks().AddDatabaseHealth().AddJobHealth();

var app = builder.Build();
app.UseForwarded();
app.UsePathBaseSetting();
app.UseTelemetry();
app.UseHttpsRules();
app.UseLanguages();
app.UseMiddleware<SecurityHeaders>();
app.UseRefusals();
app.Use(ConnectionCap.RefuseAsync);
app.UseWebSockets();
app.UseRouting();
app.UseMiddleware<CrossSiteCheck>();
app.UseCurrentPlayer();
app.UseRateLimits();
app.UsePageCompression();
app.MapStaticAssets();
app.MapAssets();
app.MapHealth();
app.MapLive();
app.MapApi();
app.MapRazorPages().WithStaticAssets();
return await app.RunToExitCodeAsync(async () =>
{
    app.CheckSettings();
    Epoch.Configure(app.Configuration);
    await app.MigrateAsync();
    Measures.Observe("sessions", "{session}", "Sessions in memory", () => app.Services.GetRequiredService<Sessions>().CountInMemory);
    Measures.Observe("players.here", "{player}", "Players who are here",
        () => app.Services.GetRequiredService<SessionChannels>().PlayersHere);
});
