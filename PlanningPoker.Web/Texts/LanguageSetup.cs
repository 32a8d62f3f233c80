using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace PlanningPoker.Web.Texts;

static class LanguageSetup
{
    /// <summary>
    /// Gives every request and connection a language: the first that the browser asks for and the app has, otherwise the default. Must come
    /// before everything that writes texts, error pages too.
    /// </summary>
    public static void UseLanguages(this WebApplication app)
    {
        // Texts outside of requests are in the default language.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Default.Culture;
        var supported = Languages.All.Concat(HasPseudoLanguages(app) ? PseudoLanguage.All : [])
            .Select(language => language.Culture).ToList();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(Languages.Default.Culture),
            SupportedCultures = supported,
            SupportedUICultures = supported,
            RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()],
        });
        app.Use((context, next) =>
        {
            var language = Language.Current;
            if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                context.Response.OnStarting(() => AddHeadersAsync(language, context.Response.Headers));
            return next(context);
        });
    }

    /// <summary>They are for development only, and have to be configured.</summary>
    static bool HasPseudoLanguages(WebApplication app) =>
        app.Environment.IsDevelopment() && app.Configuration.GetValue<bool>("Languages:Pseudo");

    /// <summary>Names the language of a page, so that caches keep one copy per language.</summary>
    static Task AddHeadersAsync(Language language, IHeaderDictionary headers)
    {
        if (headers.ContentType.ToString().StartsWith("text/html", StringComparison.Ordinal))
        {
            headers.ContentLanguage = language.Name;
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        }
        return Task.CompletedTask;
    }
}
