using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Net.Http.Headers;

namespace PlanningPoker.Web.Texts;

static class LanguageSetup
{
    /// <summary>
    /// Every request and every connection has a language: the first of those its browser asks for that we speak, else the first of ours.
    /// It comes before all that writes a sentence, error pages too.
    /// </summary>
    public static void UseLanguages(this WebApplication app)
    {
        // What is written outside of any request is in the first of ours.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Default.Culture;
        var spoken = Languages.All.Concat(HasPseudoLanguages(app) ? PseudoLanguage.All : []).Select(language => language.Culture).ToList();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(Languages.Default.Culture),
            SupportedCultures = spoken,
            SupportedUICultures = spoken,
            RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()],
        });
        app.Use((context, next) =>
        {
            var language = Language.Current;
            if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                context.Response.OnStarting(() => NameAsync(language, context.Response.Headers));
            return next(context);
        });
    }

    /// <summary>Only a setting in development knows them.</summary>
    static bool HasPseudoLanguages(WebApplication app) =>
        app.Environment.IsDevelopment() && app.Configuration.GetValue<bool>("Languages:Pseudo");

    /// <summary>A page that is kept anywhere is kept for its language.</summary>
    static Task NameAsync(Language language, IHeaderDictionary headers)
    {
        if (headers.ContentType.ToString().StartsWith("text/html", StringComparison.Ordinal))
        {
            headers.ContentLanguage = language.Name;
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        }
        return Task.CompletedTask;
    }
}
