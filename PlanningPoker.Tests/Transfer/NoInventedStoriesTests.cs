using FsCheck;
using FsCheck.Fluent;
using PlanningPoker.Web.Transfer;
using PlanningPoker.Web.Transfer.Columns;

namespace PlanningPoker.Tests.Transfer;

/// <summary>No import gives a story whose title is a header, a ruler, a banner, or a state that fills its column.</summary>
public class NoInventedStoriesTests
{
    static readonly string[] TitleNames = ["Title", "Summary", "Resumen", "Résumé", "要約", "Тема", "story_summary", "Work Item Title"];
    static readonly string[] KeyNames = ["Key", "ID", "#", "Issue key", "Clave", "キー", "id_issue"];
    static readonly string[] States = ["OPEN", "To Do", "Done", "New", "In Progress", "Por hacer", "未着手"];
    static readonly string[] Banners =
    [
        "Project: Library    Server: https://dev.example/org    Query: [None]", "Query: Mine", "Exported: 2026-01-02, by Ann",
        "https://dev.example/org/q/1",
    ];
    static readonly string[] Rulers = ["---", "=====", "- - -", "* * *", "____", "|---|---|", "+----+----+"];

    static readonly string[] Pieces =
    [
        "Key,Title,Status", "ID\tTitle\tState", "| Key | Summary |", "||Key||Summary||", "Issue key;Summary", "Title", "Summary", "Resumen",
        "OPEN", "Done", "\"", ",", "\t", "|", "Sign in", "US-1,Sign in,OPEN", "US-2\tSign out\tOPEN", "| US-3 | Search |", "\0", "é",
        "Title,Key", "Summary;ID;State", "Key,Title", "Work item\tID\tState", "Title,Owner,Points", "Query: Mine", "US-4,Search by author",
        "Project: Library    Server: https://dev.example/org    Query: [None]", "Exported on 2026, by Ann", "Kichwa,Mhusika",
        "", "<table>", "<tr><th>Title</th></tr>", "{\"cards\":[", "{|", "|-", "|}", "sep=;", "# Backlog", .. Rulers,
    ];

    [Fact]
    public void A_list_gives_its_stories_and_nothing_else_however_it_is_laid_out() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var titles = Enumerable.Range(1, random.Next(2, 8)).Select(i => $"Remind reader {(char)('A' + i)} of the book").ToList();
        var (text, titleColumn) = Layout(random, titles);
        ImportOptions options = new() { Title = random.Next(4) == 0 ? $"{titleColumn}" : null };

        var (import, refusal) = SampleFiles.TryRead(text, options);

        Assert.True(refusal is null, $"{refusal?.File}:\n{text}");
        Assert.True(titles.SequenceEqual(import!.Rows.Select(row => row.Draft.Title!)), $"{string.Join(" / ", import.Rows)}\n{text}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Lines_below_a_name_give_their_stories_and_nothing_else_whatever_stands_above_it() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var titles = Enumerable.Range(1, random.Next(2, 8)).Select(i => $"Remind reader {(char)('A' + i)} of the book").ToList();
        List<string> banners = [.. Banners.OrderBy(_ => random.Next()).Take(random.Next(3))];
        if (random.Next(3) == 0) banners = ["Backlog of the library"];
        var names = TitleNames.Where(ColumnNames.IsTitle).ToArray();
        List<string> below = [Pick(random, names), .. titles];
        if (random.Next(2) == 0) below.Insert(random.Next(2, below.Count), Pick(random, names));
        string[] lines = [.. banners, .. below];

        var import = random.Next(2) == 0
            ? SampleFiles.Read(string.Join('\n', lines))
            : SampleFiles.Read(Workbooks.Xlsx([.. lines.Select(line => new[] { line })]));

        Assert.True(titles.SequenceEqual(import.Rows.Select(row => row.Draft.Title!)), string.Join('\n', lines));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Any_lines_give_no_header_no_ruler_and_no_column_of_states() => Prop.ForAll(
        Gen.Elements(Pieces).ArrayOf().Select(pieces => string.Join('\n', pieces)).ToArbitrary(), AssertNoneInvented)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    /// <summary>Found by the test above.</summary>
    [Fact]
    public void A_cell_of_rulers_with_more_behind_a_tab_is_no_story() =>
        AssertNoneInvented("Sign in\n\"\n---\n|\n---\n\t\n| Key | Summary |\n\"\nResumen");

    /// <summary>Found by the same test.</summary>
    [Fact]
    public void A_cell_of_rulers_over_names_of_columns_is_no_story() =>
        AssertNoneInvented("# Backlog\n---\n\"\n---\n|}\nIssue key;Summary\n\"\nProject: Library    Server: https://dev.example\n- - -");

    /// <summary>Found by the same test: in MediaWiki, the lines of a row follow each other until the next <c>|-</c>.</summary>
    [Fact]
    public void The_names_of_the_columns_with_more_behind_them_are_no_story() =>
        AssertNoneInvented("{|\n||Key||Summary||\n|---|---|\n||Key||Summary||\n| US-3 | Search |\n|}");

    /// <summary>Found by the same test.</summary>
    [Fact]
    public void Headings_that_are_one_state_above_the_name_of_a_column_are_no_stories() =>
        Assert.NotNull(SampleFiles.TryRead("sep=;\n# Backlog\n# Backlog\nSummary").Refusal);

    [Fact]
    public void Any_bytes_give_no_header_no_ruler_and_no_column_of_states() => Prop.ForAll<byte[], byte[]>((a, b) =>
    {
        foreach (var file in new byte[][] { a, [.. "Key,Title\n"u8, .. a], [.. a, .. "\nKey\tTitle\nUS-1\tOne\n"u8, .. b] })
            AssertNoneInvented(SampleFiles.TryRead(file).Value?.Rows.Select(row => row.Draft.Title).ToList());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    static void AssertNoneInvented(string text)
    {
        foreach (var column in (string?[])[null, "1"])
        {
            var import = SampleFiles.TryRead(text, new() { Title = column }).Value;
            // The name of the titles over the first column, or somebody: what is below is a title, whatever state it says.
            AssertNoneInvented(
                import?.Rows.Select(row => row.Draft.Title).ToList(),
                column is not null || text.Split('\n').Any(NamesTitlesFirst));
        }
    }

    static bool NamesTitlesFirst(string line) => ColumnNames.MeaningsOf(line.Split(',', ';', '\t')[0])
        .Any(meaning => meaning.Field is ColumnField.Title or ColumnField.Item);

    /// <param name="titles">The titles of the stories.</param>
    /// <param name="mayBeStates">Whether a column of states may be one of titles.</param>
    static void AssertNoneInvented(List<string?>? titles, bool mayBeStates = false)
    {
        if (titles is null or []) return;
        Assert.DoesNotContain(titles, title => title is not null && CellKinds.IsRuler(title.Trim()) && title.Trim().Length > 0);
        Assert.DoesNotContain(titles, title => title is not null && (ColumnNames.IsTitle(title) || ColumnNames.AreIn(title)));
        Assert.False(
            !mayBeStates && titles.Count > 1 && titles.TrueForAll(title => title == titles[0] && ColumnNames.IsStatus(title ?? "")),
            titles[0]);
    }

    /// <summary>The titles in a table with banners, headers, rulers and other columns, or with none of them; and their column.</summary>
    static (string Text, int TitleColumn) Layout(Random random, List<string> titles)
    {
        var (state, separator) = (Pick(random, States), Pick(random, [",", ";", "\t", "md", "wiki", "html"]));
        var hasHeader = separator is "html" or "md" or "wiki" || random.Next(3) > 0;
        List<(string Name, Func<int, string> Cell)> columns =
            [(Pick(random, KeyNames), i => $"LIB-{i + 1}"), ("Status", _ => state), (Pick(random, TitleNames), i => titles[i])];
        if (random.Next(2) == 0) columns.Add(("Created", i => $"2026-01-0{i + 1}"));
        if (random.Next(2) == 0) columns.Insert(random.Next(columns.Count), ("Assignee", _ => "ann@example.test"));
        if (hasHeader && random.Next(2) == 0) columns.Reverse();
        List<string[]> rows = [.. Enumerable.Range(0, titles.Count).Select(i => columns.Select(column => column.Cell(i)).ToArray())];
        var titleColumn = columns.FindIndex(column => column.Cell(0) == titles[0]) + 1;
        if (hasHeader && random.Next(3) == 0) rows.Insert(random.Next(rows.Count), OtherHeader(random, columns));
        if (hasHeader) rows.Insert(0, [.. columns.Select(column => column.Name)]);
        List<string> lines = [.. rows.Select(row => Line(row, separator))];
        if (separator is "md") lines.Insert(1, string.Concat(Enumerable.Repeat("|---", columns.Count)) + "|");
        if (separator is "html") return ($"<html><h1>Backlog</h1><table>{string.Concat(lines)}</table></html>", titleColumn);
        if (hasHeader && random.Next(2) == 0) lines.InsertRange(0, ["Project: Library    Server: https://dev.example/org", ""]);
        if (random.Next(2) == 0) lines.Add("");
        return (string.Join(Pick(random, ["\n", "\r\n"]), lines), titleColumn);
    }

    /// <summary>Other names of the same columns.</summary>
    static string[] OtherHeader(Random random, List<(string Name, Func<int, string> Cell)> columns) =>
    [
        .. columns.Select(column => TitleNames.Contains(column.Name) ? Pick(random, TitleNames)
            : KeyNames.Contains(column.Name) ? Pick(random, KeyNames) : column.Name),
    ];

    static string Line(string[] cells, string separator) => separator switch
    {
        "md" => $"| {string.Join(" | ", cells)} |",
        "wiki" => $"|{string.Join('|', cells)}|",
        "html" => $"<tr>{string.Concat(cells.Select(cell => $"<td>{cell}</td>"))}</tr>",
        _ => string.Join(separator, cells),
    };

    static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
