using System.Text;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Texts;

public class PluralTextTests
{
    [Fact]
    public void A_plural_category_without_its_own_form_uses_the_form_other()
    {
        var forms = new[] { PluralCategory.One, PluralCategory.Other }
            .Select(category => new PluralForm(category, CompositeFormat.Parse($"{category}")));
        var text = new PluralText(PluralRules.Of("pl"), [.. forms]);
        Assert.Equal(["Other", "One", "Other", "Other"], new long[] { 0, 1, 2, 5 }.Select(count => text.For(count).Format));
    }

    [Theory]
    [InlineData("en", 1, nameof(PluralCategory.One))]
    [InlineData("en", 0, nameof(PluralCategory.Other))]
    [InlineData("fr", 0, nameof(PluralCategory.One))]
    [InlineData("pl", 22, nameof(PluralCategory.Few))]
    [InlineData("uk", 21, nameof(PluralCategory.One))]
    [InlineData("ar", 2, nameof(PluralCategory.Two))]
    [InlineData("ja", 1, nameof(PluralCategory.Other))]
    public void Each_language_has_its_own_plural_rule(string language, long count, string category) =>
        Assert.Equal(category, $"{PluralRules.Of(language)(count)}");
}
