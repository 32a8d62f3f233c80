using FsCheck;
using FsCheck.Fluent;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Transfer;

/// <summary>
/// However the columns are named, in any language of the table and as trackers write names, a list gives its own titles, or it is asked
/// which column has them.
/// </summary>
public class ColumnNameProperties
{
    const int Lists = 3000;

    /// <summary>The names by field and language.</summary>
    static readonly ILookup<(string Field, string Language), string> Names = File
        .ReadLines(Path.Combine(RepositoryFiles.Root, "PlanningPoker.Web", "Transfer", "Columns", "ColumnNames.tsv"))
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line => line.Split('\t'))
        .SelectMany(line => line[2].Split(';', StringSplitOptions.TrimEntries).Select(name => (Field: line[0], Language: line[1], name)))
        .ToLookup(each => (each.Field, each.Language), each => each.name);

    static readonly string[] Languages =
        [.. Names.Where(group => group.Key.Field is "title").Select(group => group.Key.Language).Distinct()];

    /// <summary>How programs change a name: none of it makes another word.</summary>
    static readonly (string Name, Func<string, string> Write)[] Ways =
    [
        ("as it is", name => name), ("upper case", name => name.ToUpperInvariant()), ("lower case", name => name.ToLowerInvariant()),
        ("underscores", name => name.Replace(' ', '_')), ("dashes", name => name.Replace(' ', '-')), ("colon", name => $"{name}:"),
        ("required", name => $"{name} *"), ("numbered", name => $"{name} 1"), ("in brackets", name => $"[{name}]"),
        ("sorted", name => $"{name} ▲"), ("hash", name => $"# {name}"), ("custom field", name => $"Custom field ({name})"),
        ("system field", name => $"System.{name}"), ("spaces", name => $"  {name}\u00A0"),
    ];

    [Fact]
    public void A_list_gives_its_titles_or_is_asked_about_however_its_columns_are_named()
    {
        var asked = 0;
        Prop.ForAll<int>(seed => { if (!IsRead(seed)) asked++; }).Check(Config.QuickThrowOnFailure.WithMaxTest(Lists));
        Assert.InRange(asked, 0, Lists / 20);
    }

    static bool IsRead(int seed)
    {
        var random = new Random(seed);
        var language = Pick(random, Languages);
        var (way, write) = Pick(random, Ways);
        var titles = Enumerable.Range(1, random.Next(2, 7)).Select(i => $"Remind reader {i} of the {Pick(random, Things)}").ToList();
        var text = ListOf(random, language, write, titles);

        var (import, refusal) = SampleFiles.TryRead(text);

        if (refusal is not null) Assert.True(refusal.File is FileProblem.NoTitleColumn, $"{refusal.File}, {way}:\n{text}");
        else Assert.True(titles.SequenceEqual(TitlesOf(import!)), $"{way}: {string.Join(" / ", TitlesOf(import!))}\n{text}");
        return refusal is null;
    }

    /// <summary>The best name of the titles in each language, beside a key and a state, needs no question.</summary>
    [Fact]
    public void The_first_name_of_a_language_is_understood_in_every_way_of_writing()
    {
        foreach (var language in Languages)
        {
            foreach (var (way, write) in Ways)
            {
                var text = $"{write("ID")},{write(Names[("title", language)].First())},{StateName(language)}\n"
                    + "LIB-1,Remind the reader,Open\nLIB-2,Search by author,Open\n";
                var (import, refusal) = SampleFiles.TryRead(text);
                Assert.True(refusal is null, $"{way}, {language}: {refusal?.File}\n{text}");
                Assert.Equal(["Remind the reader", "Search by author"], TitlesOf(import!));
            }
        }
    }

    [Theory]
    [InlineData("Jira", "Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Priority,Assignee,Reporter,Labels,Labels,"
        + "Custom field (Story Points),Custom field (Epic Link),Sprint,Parent summary")]
    [InlineData("Azure DevOps", "ID,Work Item Type,Title,Assigned To,State,Tags,Iteration Path,Story Points")]
    [InlineData("GitHub", "number,title,state,labels,assignees,milestone,createdAt,url,author")]
    [InlineData("GitHub project", "Title,URL,Assignees,Status,Labels,Milestone,Repository,Estimate")]
    [InlineData("GitLab", "Title,Description,Issue ID,URL,State,Author,Author Username,Assignee,Confidential,Locked,Due Date,"
        + "Created At (UTC),Milestone,Weight,Labels,Time Estimate,Time Spent")]
    [InlineData("Linear", "ID,Team,Title,Description,Status,Estimate,Priority,Project ID,Project,Creator,Assignee,Labels,Cycle Number,"
        + "Cycle Name,Created,Updated,Parent issue,Initiatives,SLA Status,Roadmaps")]
    [InlineData("YouTrack", "Issue Id,Project,Tags,Summary,Reporter,Created,Updated,Resolved,Priority,Type,State,Assignee,"
        + "Story points,Votes")]
    [InlineData("Redmine", "#,Project,Tracker,Parent task,Status,Priority,Subject,Author,Assignee,Updated,Category,Target version,% Done")]
    [InlineData("Trello", "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,List ID,List Name,Board ID,Board Name,"
        + "Archived")]
    [InlineData("ClickUp", "Task Type,Task ID,Task Custom ID,Task Name,Task Content,Status,Date Created,Assignees,Priority,List Name,"
        + "Space Name")]
    [InlineData("Asana", "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Due Date,Tags,Notes,"
        + "Projects,Parent task")]
    [InlineData("Shortcut", "id,name,type,requester,owners,description,is_completed,created_at,estimate,external_ticket,labels,epic_id,"
        + "epic,project,iteration_id,iteration,state,app_url")]
    [InlineData("Pivotal", "Id,Title,Labels,Iteration,Type,Estimate,Priority,Current State,Created at,Requested By,Description,URL,"
        + "Owned By")]
    [InlineData("Taiga", "id,ref,subject,description,sprint_id,sprint,owner,assigned_to,status,is_closed,total-points,tags")]
    [InlineData("OpenProject", "ID,Subject,Type,Status,Assignee,Accountable,Priority,Project,Story Points,Updated on,Description")]
    [InlineData("Notion", "Name,Assign,Date Created,Status,Priority,Tags")]
    [InlineData("monday", "Name,Subitems,Person,Status,Date,Priority,Item ID")]
    public void A_list_with_the_columns_of_a_tracker_gives_its_titles(string tracker, string header)
    {
        var names = header.Split(',');
        foreach (var separator in (string[])[",", ";", "\t"])
        {
            string[] rows = [.. Enumerable.Range(1, 4).Select(i => string.Join(separator, names.Select(name => CellOf(name, i))))];
            var import = SampleFiles.Read($"{string.Join(separator, names)}\n{string.Join('\n', rows)}\n");
            Assert.True(
                TitlesOf(import).SequenceEqual(["Remind reader 1", "Remind reader 2", "Remind reader 3", "Remind reader 4"]),
                $"{tracker}: {string.Join(" / ", TitlesOf(import))}");
        }
    }

    static readonly string[] Things = ["book", "due date", "reading room", "prize"];

    static IEnumerable<string?> TitlesOf(ImportStories import) => import.Rows.Select(row => row.Draft.Title);

    static string StateName(string language) => Names[("other", language)].FirstOrDefault("Status");

    /// <summary>A header and rows in any order: a title, a key, states that fill their column, perhaps other fields.</summary>
    static string ListOf(Random random, string language, Func<string, string> write, List<string> titles)
    {
        var state = NameOf("status", "Open");
        List<(string Field, string Name, Func<int, string> Cell)> columns =
        [
            ("title", write(NameOf("title", "")), i => titles[i]), ("key", write(NameOf("key", "Key")), i => $"LIB-{i + 1}"),
            ("other", NameOf("other", "Status"), _ => state),
        ];
        if (random.Next(2) == 0) columns.Add(Column("description", "Description", i => i % 2 == 0 ? "Two days before" : ""));
        if (random.Next(2) == 0) columns.Add(Column("estimate", "Points", i => $"{i + 1}"));
        var separator = Pick(random, [";", "\t"]);
        var ordered = columns.OrderBy(_ => random.Next()).ToList();
        var rows = Enumerable.Range(0, titles.Count).Select(i => string.Join(separator, ordered.Select(column => column.Cell(i)))).ToList();
        var header = string.Join(separator, ordered.Select(column => column.Name));
        if (random.Next(3) == 0) rows.Insert(random.Next(rows.Count), random.Next(2) == 0 ? header : OtherHeader());
        return string.Join('\n', rows.Prepend(header));

        // In the same order, with other names of the same fields.
        string OtherHeader() => string.Join(separator, ordered.Select(column => NameOf(column.Field, column.Name)));

        (string, string, Func<int, string>) Column(string field, string other, Func<int, string> cell) =>
            (field, write(NameOf(field, other)), cell);

        string NameOf(string field, string other) =>
            Names[(field, language)].ToArray() is { Length: > 0 } names ? Pick(random, names) : other;
    }

    /// <summary>What a tracker writes below a name.</summary>
    static string CellOf(string name, int i) => name.ToLowerInvariant() switch
    {
        "summary" or "title" or "subject" or "name" or "card name" or "task name" => $"Remind reader {i}",
        "issue key" or "task custom id" or "issue id" or "id" or "#" or "number" or "ref" or "card id" or "task id" or "item id" =>
            $"{40 + i}",
        "url" or "card url" or "app_url" => $"https://example.com/{i}",
        "status" or "state" or "current state" => "Open",
        "issue type" or "type" or "work item type" or "tracker" or "task type" => "Story",
        "priority" => "High",
        "project name" or "project" or "board name" or "list name" or "space name" or "team" or "repository" => "Library of the town",
        "parent summary" or "parent task" or "epic" or "parent issue" => "Loans and returns",
        "description" or "card description" or "task content" or "notes" => "By mail two days before",
        _ => "",
    };

    static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
