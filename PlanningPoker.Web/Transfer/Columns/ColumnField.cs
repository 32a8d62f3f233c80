namespace PlanningPoker.Web.Transfer.Columns;

/// <summary>What the name of a column says that the column holds; the fields of a story first.</summary>
enum ColumnField
{
    Title, Key, Description, Link, Estimate,

    /// <summary>It is named as a tracker calls its stories, such as "Issue": a title or a key.</summary>
    Item,

    /// <summary>A name that we know, of something that a story does not have.</summary>
    Other,
}
