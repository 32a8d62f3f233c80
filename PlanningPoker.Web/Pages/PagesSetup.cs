using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Pages.Session.Stories;
using PlanningPoker.Web.Rendering;

namespace PlanningPoker.Web.Pages;

static class PagesSetup
{
    public static IServiceCollection AddTablePages(this IServiceCollection services, IHostEnvironment environment)
    {
        // Nobody signs in: of what AddRazorPages adds for that the pages need only this, and no middleware is put before them.
        services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();
        services.AddMvcCore().AddRazorPages(options =>
            {
                options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
                options.Conventions.ConfigureFilter(new FormsOnly());
                options.Conventions.ConfigureFilter(new KnownHandlers());
                if (!environment.IsDevelopment()) options.Conventions.AddFolderRouteModelConvention("/Dev", page => page.Selectors.Clear());
            })
            .AddMvcOptions(options =>
            {
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                // They throw at a name with half a bracket in it.
                options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
            });
        services.AddSingleton<PatchRenderer>();
        services.AddSingleton<IPageRenderer>(provider => provider.GetRequiredService<PatchRenderer>());
        services.AddSingleton<ImportReports>();
        // Cards, names and dashes as they are; what could end an element or an attribute is still escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        // Nothing here is protected by keys: no cookie but the device key, no antiforgery token, no temp data.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services;
    }
}
