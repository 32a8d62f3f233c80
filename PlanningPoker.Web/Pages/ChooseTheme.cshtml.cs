using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Pages;

/// <summary>Remembers the theme of this browser.</summary>
public sealed class ChooseThemeModel : ChoicePage
{
    /// <param name="theme">Its name.</param>
    /// <param name="back">See <see cref="ChoicePage.Remember"/>.</param>
    public IActionResult OnPost(string? theme, string? back) => ThemeForm.Named(theme) switch
    {
        null => NotFound(),
        Theme.System => Remember(ThemeForm.Cookie, null, back),
        { } chosen => Remember(ThemeForm.Cookie, ThemeForm.NameOf(chosen), back),
    };
}
