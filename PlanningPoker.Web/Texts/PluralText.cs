using System.Collections.Immutable;
using System.Text;

namespace PlanningPoker.Web.Texts;

/// <summary>A text about a number, in a form for each category that its language tells apart.</summary>
/// <param name="categoryOf">The language's rule.</param>
/// <param name="forms">The form <c>other</c> is among them, and stands in for those that are not.</param>
sealed class PluralText(Func<long, PluralCategory> categoryOf, ImmutableArray<PluralForm> forms)
{
    readonly ImmutableArray<CompositeFormat> byCategory =
    [
        .. from category in Enum.GetValues<PluralCategory>()
           select forms.FirstOrDefault(form => form.Category == category, forms.First(form => form.Category is PluralCategory.Other)).Text,
    ];

    public ImmutableArray<PluralForm> Forms => forms;

    public CompositeFormat For(long count) => byCategory[(int)categoryOf(count)];
}

readonly record struct PluralForm(PluralCategory Category, CompositeFormat Text);
