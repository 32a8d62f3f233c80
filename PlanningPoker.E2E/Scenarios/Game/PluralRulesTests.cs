using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>The server uses the same plural rules as the browser, those of Unicode.</summary>
public class PluralRulesTests(PokerServer server) : TableTests(server)
{
    /// <summary>Those with a rule, those of the app, and some that must find their language's rule or English's.</summary>
    static readonly string[] Cultures =
        [.. PluralRules.KnownLanguages, .. Languages.All.Select(language => language.Name), "pt-BR", "qps-ploc"];

    static readonly long[] Numbers = [.. Enumerable.Range(0, 201), 1_000, 1_001, 10_000, 1_000_000, 2_000_000];

    [Fact]
    public async Task Every_language_has_the_plural_rule_of_the_browser()
    {
        var page = await Team.OpenPageAsync("Alice");
        foreach (var language in Cultures)
        {
            var theirs = await page.EvaluateAsync<string[]>(
                "([language, numbers]) => { const rules = new Intl.PluralRules(language); return numbers.map(n => rules.select(n)); }",
                new object[] { language, Numbers });
            var rule = PluralRules.Of(language.Split('-')[0]);
            var ours = Numbers.Select(number => rule(number).ToString().ToLowerInvariant());
            Assert.Equal(theirs.Zip(Numbers, Named), ours.Zip(Numbers, Named));

            string Named(string category, long number) => $"{language} {number}: {category}";
        }
    }
}
