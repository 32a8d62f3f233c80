using FsCheck;
using FsCheck.Fluent;
using PlanningPoker.Web.Transfer.Columns;

namespace PlanningPoker.Tests.Transfer;

/// <summary>No import gives a story whose title is a header, a ruler, a banner, or a state that fills its column.</summary>
public class NoInventedStoriesTests
{
    static readonly string[] TitleNames = ["Title", "Summary", "Resumen", "Résumé", "要約", "Тема", "story_summary", "Work Item Title"];
    static readonly string[] KeyNames = ["Key", "ID", "#", "Issue key", "Clave", "キー", "id_issue"];
    static readonly string[] States = ["OPEN", "To Do", "Done", "New", "In Progress", "Por hacer", "未着手"];
    static readonly string[] Rulers = ["---", "=====", "- - -", "* * *", "____", "|---|---|", "+----+----+"];

    static readonly string[] Pieces =
    [
        "Key,Title,Status", "ID\tTitle\tState", "| Key | Summary |", "||Key||Summary||", "Issue key;Summary", "Title", "Summary", "Resumen",
        "OPEN", "Done", "\"", ",", "\t", "|", "Sign in", "US-1,Sign in,OPEN", "US-2\tSign out\tOPEN", "| US-3 | Search |", "\0", "é",
        "", "<table>", "<tr><th>Title</th></tr>", "{\"cards\":[", "{|", "|-", "|}", "sep=;", "# Backlog", .. Rulers,
    ];

    [Fact]
    public void A_list_gives_its_stories_and_nothing_else_however_it_is_laid_out() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var titles = Enumerable.Range(1, random.Next(2, 8)).Select(i => $"Remind reader {(char)('A' + i)} of the book").ToList();
        var text = Layout(random, titles);

        var (import, refusal) = SampleFiles.TryRead(text);

        Assert.True(refusal is null, $"{refusal?.File}:\n{text}");
        Assert.True(titles.SequenceEqual(import!.Rows.Select(row => row.Draft.Title!)), $"{string.Join(" / ", import.Rows)}\n{text}");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

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
    public void Headings_that_are_one_state_above_the_name_of_a_column_are_no_stories() =>
        Assert.NotNull(SampleFiles.TryRead("sep=;\n# Backlog\n# Backlog\nSummary").Refusal);

    [Fact]
    public void Any_bytes_give_no_header_no_ruler_and_no_column_of_states() => Prop.ForAll<byte[], byte[]>((a, b) =>
    {
        foreach (var file in new byte[][] { a, [.. "Key,Title\n"u8, .. a], [.. a, .. "\nKey\tTitle\nUS-1\tOne\n"u8, .. b] })
            AssertNoneInvented(SampleFiles.TryRead(file).Value?.Rows.Select(row => row.Draft.Title).ToList());
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    static void AssertNoneInvented(string text) =>
        AssertNoneInvented(
            SampleFiles.TryRead(text).Value?.Rows.Select(row => row.Draft.Title).ToList(),
            text.Split('\n').Any(line => ColumnNames.IsTitle(line.Trim())));

    /// <param name="titles">The titles of the stories.</param>
    /// <param name="isNamed">The name of the titles stands over a column of its own: what is below it is a title, whatever it says.</param>
    static void AssertNoneInvented(List<string?>? titles, bool isNamed = false)
    {
        if (titles is null or []) return;
        Assert.DoesNotContain(titles, title => title is not null && CellKinds.IsRuler(title.Trim()) && title.Trim().Length > 0);
        Assert.DoesNotContain(
            titles, title => title is "Key,Title,Status" or "| Key | Summary |" or "||Key||Summary||" or "Issue key;Summary");
        Assert.False(
            !isNamed && titles.Count > 1 && titles.TrueForAll(title => title == titles[0] && ColumnNames.IsStatus(title ?? "")), titles[0]);
    }

    /// <summary>The titles in a table with banners, a header, rulers and other columns, or with none of them.</summary>
    static string Layout(Random random, List<string> titles)
    {
        var (state, separator) = (Pick(random, States), Pick(random, [",", ";", "\t", "md", "wiki", "html"]));
        var hasHeader = separator is "html" or "md" or "wiki" || random.Next(3) > 0;
        List<(string Name, Func<int, string> Cell)> columns =
            [(Pick(random, KeyNames), i => $"LIB-{i + 1}"), ("Status", _ => state), (Pick(random, TitleNames), i => titles[i])];
        if (random.Next(2) == 0) columns.Add(("Created", i => $"2026-01-0{i + 1}"));
        if (random.Next(2) == 0) columns.Insert(random.Next(columns.Count), ("Assignee", _ => "ann@example.test"));
        if (hasHeader && random.Next(2) == 0) columns.Reverse();
        List<string[]> rows = [.. Enumerable.Range(0, titles.Count).Select(i => columns.Select(column => column.Cell(i)).ToArray())];
        if (hasHeader) rows.Insert(0, [.. columns.Select(column => column.Name)]);
        List<string> lines = [.. rows.Select(row => Line(row, separator))];
        if (separator is "md") lines.Insert(1, string.Concat(Enumerable.Repeat("|---", columns.Count)) + "|");
        if (separator is "html") return $"<html><h1>Backlog</h1><table>{string.Concat(lines)}</table></html>";
        if (hasHeader && random.Next(2) == 0) lines.InsertRange(0, ["Project: Library    Server: https://dev.example/org", ""]);
        if (random.Next(2) == 0) lines.Add("");
        return string.Join(Pick(random, ["\n", "\r\n"]), lines);
    }

    static string Line(string[] cells, string separator) => separator switch
    {
        "md" => $"| {string.Join(" | ", cells)} |",
        "wiki" => $"|{string.Join('|', cells)}|",
        "html" => $"<tr>{string.Concat(cells.Select(cell => $"<td>{cell}</td>"))}</tr>",
        _ => string.Join(separator, cells),
    };

    static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];
}
