using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Pages.Session.Stories;
using PlanningPoker.Web.Rendering;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Web.Pages;

/// <summary>Registers the pages and the renderer.</summary>
static class PagesSetup
{
    public static IServiceCollection AddTablePages(this IServiceCollection services, IHostEnvironment environment)
    {
        // There is no sign-in. Without the other authorization services, no authorization middleware runs before the pages.
        services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();
        services.AddMvcCore().AddRazorPages(options =>
            {
                options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute());
                options.Conventions.ConfigureFilter(new FormBodyFilter());
                options.Conventions.ConfigureFilter(new UnknownHandlerFilter());
                if (!environment.IsDevelopment()) options.Conventions.AddFolderRouteModelConvention("/Dev", page => page.Selectors.Clear());
            })
            .AddMvcOptions(options =>
            {
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                // They throw an exception for a field name with an unbalanced bracket.
                options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
                options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
            });
        services.AddOptions<FormOptions>().Configure<UploadBuffer>((form, buffer) =>
            (form.MultipartBodyLengthLimit, form.MemoryBufferThreshold) = (StoryFile.MaxBytes, buffer.MemoryLimit));
        services.AddSingleton<PatchRenderer>();
        services.AddSingleton<IPageRenderer>(provider => provider.GetRequiredService<PatchRenderer>());
        services.AddSingleton<ImportReports>();
        services.AddSingleton<ImportProgress>();
        services.AddSingleton(EscapedText.Encoder);
        // Nothing is encrypted with keys: there is no cookie but the device key, no antiforgery token and no temp data.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services;
    }
}
