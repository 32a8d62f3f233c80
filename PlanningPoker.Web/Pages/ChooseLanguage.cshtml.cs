using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Pages;

/// <summary>Remembers the language of this browser.</summary>
public sealed class ChooseLanguageModel : ChoicePage
{
    /// <param name="language">The name of its culture; empty for what the browser asks for.</param>
    /// <param name="back">See <see cref="ChoicePage.Remember"/>.</param>
    public IActionResult OnPost(string? language, string? back)
    {
        var chosen = Languages.Named(language);
        return chosen is null && !string.IsNullOrEmpty(language) ? NotFound() : Remember(LanguageChoice.Cookie, chosen?.Name, back);
    }
}
