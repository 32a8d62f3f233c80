namespace PlanningPoker.Web.Transfer;

/// <summary>One line for each story: chats show no tables, and a column would break on a phone.</summary>
sealed class ChatTable : ITableSyntax
{
    public string Head(string name, string figures) => $"{name}\n{figures}\n\n";

    public string Row(ExportedStory story, string estimate, string time)
    {
        var title = story.Key is null ? story.Title : $"{story.Key} {story.Title}";
        return $"• {title}: {(estimate is "" ? "–" : estimate)}\n";
    }
}
