using System.Collections.Immutable;
using System.Text;

namespace PlanningPoker.Web.Texts;

/// <summary>A text about a number, in one form per plural category of its language.</summary>
/// <param name="categoryOf">The language's rule.</param>
/// <param name="forms">The forms; <c>other</c> is always there, and replaces those that are missing.</param>
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
