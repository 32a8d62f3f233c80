using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>The form that changes the language of this browser.</summary>
/// <param name="Back">The address of the page that it is on.</param>
/// <param name="IsChosen">Whether a language was chosen; otherwise the browser's settings decide.</param>
public sealed record LanguageForm(string Back, bool IsChosen)
{
    /// <summary>Where the form is sent, and the name of its field.</summary>
    public const string Path = "language", LanguageField = "language";

    public static LanguageForm Of(HttpRequest request) => new(ChoiceForm.BackTo(request), LanguageChoice.Of(request) is not null);
}
