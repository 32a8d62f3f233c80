using System.Text.Encodings.Web;
using AngleSharp.Html.Parser;
using PlanningPoker.Web.Rendering.Models.Markup;

namespace PlanningPoker.Tests.Rendering.Markup;

/// <summary>What of Markdown and of Jira's markup becomes HTML, and that nothing else does.</summary>
public class MarkupTextTests
{
    const string Link = " rel=\"noopener noreferrer nofollow\" target=\"_blank\">";

    static readonly string[] Elements =
        ["A", "BLOCKQUOTE", "BODY", "BR", "CODE", "EM", "HEAD", "HR", "HTML", "LI", "OL", "P", "PRE", "STRONG", "UL"];

    static string HtmlOf(string text)
    {
        using var writer = new StringWriter();
        MarkupText.ToHtml(text).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    [Theory]
    [InlineData("plain\nin two lines", "<p>plain<br>in two lines</p>")]
    [InlineData("**bold** and *italics* and `code`", "<p><strong>bold</strong> and <em>italics</em> and <code>code</code></p>")]
    [InlineData("## Why\n\ntext", "<p><strong>Why</strong></p><p>text</p>")]
    [InlineData("- one\n- two", "<ul><li>one</li><li>two</li></ul>")]
    [InlineData("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>")]
    [InlineData("```\na < b\n```", "<pre><code>a &lt; b</code></pre>")]
    [InlineData("> said", "<blockquote><p>said</p></blockquote>")]
    [InlineData("[docs](https://a.example/x)", "<p><a href=\"https://a.example/x\"" + Link + "docs</a></p>")]
    [InlineData("see https://a.example/x.", "<p>see <a href=\"https://a.example/x\"" + Link + "https://a.example/x</a>.</p>")]
    [InlineData("snake_case_name 2*3*4", "<p>snake_case_name 2<em>3</em>4</p>")]
    public void Markdown_is_read(string text, string html) => Assert.Equal(html, HtmlOf(text));

    [Theory]
    [InlineData("h2. Why\ntext", "<p><strong>Why</strong></p><p>text</p>")]
    [InlineData("*bold* and {{code}} and _soft_", "<p><strong>bold</strong> and <code>code</code> and <em>soft</em></p>")]
    [InlineData("*bold*, then 2*3 and a_b_c", "<p><strong>bold</strong>, then 2*3 and a_b_c</p>")]
    [InlineData("* one\n** deep\n* two\nafter {{x}}",
        "<ul><li>one<ul><li>deep</li></ul></li><li>two</li></ul><p>after <code>x</code></p>")]
    [InlineData("# first\n# second", "<ol><li>first</li><li>second</li></ol>")]
    [InlineData("a {code:java}\nif (a < b) { *no* }\n{code} b", "<p>a</p><pre><code>if (a &lt; b) { *no* }</code></pre><p>b</p>")]
    [InlineData("{noformat}x\n```\ny{noformat}", "<pre><code>x\n```\ny</code></pre>")]
    [InlineData("[docs|https://a.example/x_y_z] [~ann] [x] {{c}}",
        "<p><a href=\"https://a.example/x_y_z\"" + Link + "docs</a> @ann [x] <code>c</code></p>")]
    [InlineData("bq. said\n{quote}more{quote}", "<blockquote><p>said</p></blockquote><blockquote><p>more</p></blockquote>")]
    [InlineData("!screen.png|thumbnail! {color:red}red{color}", "<p><code>screen.png</code> red</p>")]
    [InlineData("h1. A\n<b>no tag</b> & # no heading", "<p><strong>A</strong></p><p>&lt;b&gt;no tag&lt;/b&gt; &amp; # no heading</p>")]
    public void Jiras_markup_is_read(string text, string html) =>
        Assert.Equal(html, HtmlOf(text).Replace("&#xA;", "\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("* one\n* two\n\n**bold**", false)]
    [InlineData("# Title\n\ntext with `code`", false)]
    [InlineData("just a text", false)]
    [InlineData("h3. Steps", true)]
    [InlineData("See [the docs|https://a.example]", true)]
    [InlineData("That is *important*.", true)]
    [InlineData("# one\n# two", true)]
    public void The_markup_is_told_by_what_only_one_of_the_two_writes(string text, bool isJira) =>
        Assert.Equal(isJira, JiraMarkup.IsJira(text));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt&colon;alert(1))")]
    [InlineData("[a](data:text/html,<script>alert(1)</script>)")]
    [InlineData("[a](//evil.example)")]
    [InlineData("[a](/s/X/settings)")]
    [InlineData("[a](vbscript:x) <javascript:alert(1)> ![x](javascript:alert(1))")]
    [InlineData("![x](https://evil.example/pixel.png)")]
    [InlineData("[a](https://x.example/\"onmouseover=\"alert(1))")]
    [InlineData("[a]: javascript:alert(1)\n\n[a]")]
    [InlineData("h1. A\n[x|javascript:alert(1)] [y|https://a.example\"><script>] !javascript:alert(1).png!")]
    [InlineData("{code}<script>{code}{noformat}</code></pre><script>{noformat}")]
    [InlineData("<a href='javascript:alert(1)'>x</a> <iframe src=//evil.example>")]
    public void Nothing_but_the_listed_elements_and_safe_links_comes_out(string text)
    {
        var page = new HtmlParser().ParseDocument(HtmlOf(text));

        Assert.Subset(Elements.ToHashSet(), page.All.Select(element => element.TagName).ToHashSet());
        Assert.All(page.All.SelectMany(element => element.Attributes), attribute =>
            Assert.Contains(attribute.Name, (string[])["href", "rel", "target"]));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Matches("^(https?://|mailto:)", link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("*")]
    [InlineData("_a_*")]
    [InlineData("*a_b*_")]
    [InlineData("`")]
    [InlineData(">")]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("1. ")]
    [InlineData("![")]
    [InlineData("[a](")]
    [InlineData("[a|")]
    [InlineData("{{")]
    [InlineData("{code}")]
    [InlineData("h1. {{a}}\n")]
    [InlineData("*# ")]
    [InlineData("<a ")]
    [InlineData("\\")]
    [InlineData("&#")]
    [InlineData("http://a.b/(")]
    [InlineData("**a *b ")]
    [InlineData("{{a}} [x|y *b _c ")]
    public async Task Four_thousand_hostile_characters_take_little_time(string part)
    {
        foreach (var start in (string[])["", "h1. Jira\n"])
        {
            var text = string.Concat(Enumerable.Repeat(part, Story.MaxDescription))[..(Story.MaxDescription - start.Length)];
            var html = await Task.Run(() => HtmlOf(start + text), TestContext.Current.CancellationToken)
                .WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
            Assert.InRange(html.Length, 1, 60 * Story.MaxDescription);
        }
    }
}
