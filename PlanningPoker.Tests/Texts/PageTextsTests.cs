using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanningPoker.Tests.Contracts;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Texts;

/// <summary>The server sends all texts that the scripts show.</summary>
public partial class PageTextsTests
{
    static readonly JsonNode Texts = JsonNode.Parse(JsonSerializer.Serialize(PageTexts.Current, PlanningPoker.Web.Contracts.Json.Options))!;

    [Fact]
    public void There_is_a_text_for_every_state_of_the_connection_and_for_every_transport()
    {
        var states = Scripts.Files.Single(file => file.Name == "connection.js").Text.Split('\n')
            .Single(line => line.EndsWith("} State", StringComparison.Ordinal));
        Assert.Equal(Quoted().Matches(states).Select(match => match.Groups[1].Value).Order(), KeysOf("status"));
        var transports = Scripts.Files.SelectMany(file => TransportName().Matches(file.Code))
            .Select(match => match.Groups[1].Value).Distinct().Order();
        Assert.Equal(transports, KeysOf("transports"));
    }

    [Fact]
    public void A_text_with_a_count_has_a_singular_and_a_plural_form_that_both_show_the_count()
    {
        foreach (var forms in (JsonNode[])[Texts["status"]!["connected"]!, Texts["joinedToo"]!, Texts["votedToo"]!])
        {
            Assert.Equal(["one", "other"], forms.AsObject().Select(form => form.Key).Order());
            Assert.All(forms.AsObject(), form => Assert.Contains("{count}", (string?)form.Value, StringComparison.Ordinal));
        }
        Assert.Equal(
            ("Connected (1 player online)", "Connected (3 players online)"),
            (TextFormat.Format(Words.StatusConnected, 1), TextFormat.Format(Words.StatusConnected, 3)));
    }

    [Fact]
    public void Scripts_and_style_sheets_contain_no_English_text()
    {
        Assert.All(Scripts.Files, file => Assert.DoesNotMatch(Sentence(), file.Code));
        Assert.All(Scripts.StyleSheets, path => Assert.DoesNotMatch(TextInContent(), File.ReadAllText(path)));
    }

    static IEnumerable<string> KeysOf(string group) => Texts[group]!.AsObject().Select(member => member.Key).Order();

    [GeneratedRegex("'([a-z]+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("name: '([a-z]+)'")]
    private static partial Regex TransportName();

    /// <summary>A quoted text with a capital letter and another word after it, or with an ellipsis, unlike selectors and keys.</summary>
    [GeneratedRegex("""['"`][^'"`\n]*([A-Z][a-z]+[,.!?:]? +\p{L}|…)[^'"`\n]*['"`]""")]
    private static partial Regex Sentence();

    [GeneratedRegex("""content: *"[^"]*\p{L}""")]
    private static partial Regex TextInContent();
}
