using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace PlanningPoker.Web.Texts;

static class LanguageSetup
{
    /// <summary>
    /// Gives every request and connection a language: see <see cref="LanguageChoice"/>; otherwise the default. Must come before everything
    /// that writes texts, error pages too.
    /// </summary>
    public static void UseLanguages(this WebApplication app)
    {
        // Texts outside of requests are in the default language.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Default.Culture;
        var hasPseudoLanguages = HasPseudoLanguages(app);
        var supported = Languages.All.Concat(hasPseudoLanguages ? PseudoLanguage.All : [])
            .Select(language => language.Culture).ToList();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(Languages.Default.Culture),
            SupportedCultures = supported,
            SupportedUICultures = supported,
            RequestCultureProviders = [new LanguageChoice(hasPseudoLanguages)],
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

    /// <summary>Names the language of what people read, so that caches keep one copy per language.</summary>
    static Task AddHeadersAsync(Language language, IHeaderDictionary headers)
    {
        var type = headers.ContentType.ToString().Split(';')[0];
        // A plain text that is no file to download, such as the state of the server, is for machines.
        var isFile = headers.ContentDisposition.Count > 0;
        if (type is "text/html" or "text/csv" or "text/markdown" or "application/problem+json" || isFile && type is "text/plain")
        {
            headers.ContentLanguage = language.Name;
            headers.Append(HeaderNames.Vary, $"{HeaderNames.AcceptLanguage}, {HeaderNames.Cookie}");
        }
        return Task.CompletedTask;
    }
}
