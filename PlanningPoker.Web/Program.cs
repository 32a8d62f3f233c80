using System.Globalization;
using PlanningPoker.Core;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Live;
using PlanningPoker.Web.Pages;

// Until there are more languages, figures are written as the sentences are.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en");

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = 64 * 1024;
});
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<Sessions>();
builder.Services.AddSingleton<ISessionStore, PlanningPoker.Web.Data.TemporaryStore>();
builder.Services.AddLive();
builder.Services.AddTablePages();

var app = builder.Build();
app.UseMiddleware<SecurityHeaders>();
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.UseRouting();
app.UseMiddleware<CrossSiteCheck>();
app.MapStaticAssets();
app.MapLive();
app.MapRazorPages().WithStaticAssets();
app.Run();
