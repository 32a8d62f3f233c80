using System.Globalization;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Transfer;

/// <summary>A table of Markdown, as GitHub, GitLab, Azure DevOps and most wikis read it.</summary>
sealed class MarkdownTable : ITableSyntax
{
    public string Head(string name, string figures) =>
        $"**{MarkdownText.Escape(name)}** – {MarkdownText.Escape(figures)}\n\n"
        + MarkdownText.HeadOf(Words.ExportKey, Words.ExportStory, Words.ExportEstimate, Words.ExportRounds, Words.ExportTime);

    public string Row(ExportedStory story, string estimate, string time)
    {
        var (key, title, shown) = (MarkdownText.Escape(story.Key), MarkdownText.LinkTo(story), MarkdownText.Escape(estimate));
        return string.Create(CultureInfo.InvariantCulture, $"| {key} | {title} | {shown} | {story.RoundCount} | {time} |\n");
    }
}
