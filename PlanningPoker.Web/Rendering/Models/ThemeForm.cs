using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The form that changes the theme of this browser.</summary>
/// <param name="Back">The address of the page that it is on.</param>
/// <param name="Chosen">The theme of the page.</param>
public sealed record ThemeForm(string Back, Theme Chosen)
{
    /// <summary>Where the form is sent, and the name of its field and of the cookie that keeps the choice.</summary>
    public const string Path = "theme", ThemeField = "theme", Cookie = "theme";

    /// <summary>The themes in the order of the form: the name of each in the form and in the cookie, and the text of its button.</summary>
    public static IReadOnlyList<(Theme Theme, string Name, string Text)> All =>
    [
        (Theme.System, NameOf(Theme.System), Words.ThemeSystem), (Theme.Light, NameOf(Theme.Light), Words.ThemeLight),
        (Theme.Dark, NameOf(Theme.Dark), Words.ThemeDark),
    ];

    public static ThemeForm Of(HttpRequest request) => new(ChoiceForm.BackTo(request), ThemeOf(request));

    public static Theme ThemeOf(HttpRequest request) => Named(request.Cookies[Cookie]) ?? Theme.System;

    /// <summary>The theme with a name; null if there is none.</summary>
    public static Theme? Named(string? name)
    {
        foreach (var theme in Enum.GetValues<Theme>())
            if (NameOf(theme) == name) return theme;
        return null;
    }

    public static string NameOf(Theme theme) => theme switch
    {
        Theme.Light => "light",
        Theme.Dark => "dark",
        _ => "system",
    };

    /// <summary>The colour schemes that the page has, as the browser names them.</summary>
    public static string ColourSchemesOf(Theme theme) => theme is Theme.System ? "light dark" : NameOf(theme);

    /// <summary>
    /// The colours of the page, for what the browser draws round it, each with the media query that it is for; null for any.
    /// </summary>
    /// <remarks>The same as <c>--paper</c> in <c>tokens.css</c>.</remarks>
    public static IReadOnlyList<(string? Media, string Colour)> PaperOf(Theme theme) => theme switch
    {
        Theme.Light => [(null, LightPaper)],
        Theme.Dark => [(null, DarkPaper)],
        _ => [("(prefers-color-scheme: light)", LightPaper), ("(prefers-color-scheme: dark)", DarkPaper)],
    };

    const string LightPaper = "#f6f4e9", DarkPaper = "#19140f";
}
