namespace PlanningPoker.Web.Transfer;

/// <summary>How a table of stories is written. Where there is markup, what people typed is escaped, so that it stays text.</summary>
interface ITableSyntax
{
    /// <param name="name">The session's name.</param>
    /// <param name="figures">The session in numbers, in one line.</param>
    string Head(string name, string figures);

    /// <param name="story">The story.</param>
    /// <param name="estimate">Its estimate, and whether it is parked; empty without both.</param>
    /// <param name="time">How long it took; empty when that is not known.</param>
    string Row(ExportedStory story, string estimate, string time);
}
