using System.Net;
using System.Text;
using System.Text.Json;

namespace PlanningPoker.Tests.Transfer;

/// <summary>Ten lists, each in every kind of file and text that is read: each gives its stories, and the same again nothing new.</summary>
public class TenListsTests
{
    sealed record Item(string Key, string Title, string Text = "");

    static readonly Item[][] Lists =
    [
        [new("LIB-11", "Remind the reader", "By mail."), new("LIB-12", "Search by author")],
        [new("#7", "Größe der Übersicht ändern", "Für Änderungen"), new("#9", "Straße als Pflichtfeld")],
        [new("#41", "返却日を読者に知らせる"), new("#42", "著者で検索する", "索引を使う")],
        [new("SHOP-1", "Нагадати про книгу", "Двічі на тиждень"), new("SHOP-2", "Пошук за автором")],
        [new("A_B-3", "تذكير القارئ بالموعد"), new("A_B-4", "البحث حسب المؤلف", "بالفهرس")],
        [new("X-1", "Pay, then ship; or the other way round"), new("X-2", "Say \"thank you\" to who pays", "A \"text\", quoted")],
        [new("Q-1", "Compare a < b and c > d"), new("Q-2", "Fish & chips", "R&D says so")],
        [new("V-1", "Total of the order", "As above"), new("V-2", "Open the door"), new("V-3", "New title for the page")],
        [new("W-100", "C:\\temp is full"), new("W-101", "50 % discount (only once)", "From 1.1. to 31.1.")],
        [new("P-1", "A"), new("P-2", "The longest title of this list says in a line what other teams write on a whole page")],
    ];

    static readonly string[] Names = ["Key", "Title", "Description"];

    static readonly Dictionary<string, char> Separators =
        new() { ["commas"] = ',', ["semicolons"] = ';', ["tabs"] = '\t', ["bars"] = '|', ["carets"] = '^' };

    static readonly string[] Kinds =
    [
        .. Separators.Keys, "markdown", "jira", "mediawiki", "console", "html", "xml", "excel 2003", "json", "xlsx", "xls",
        "lines", "bullets", "cards",
    ];

    public static MatrixTheoryData<string, int> Files => new(Kinds, Enumerable.Range(0, Lists.Length));

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_list_is_read_in_each_kind(string kind, int list)
    {
        var import = SampleFiles.Read(FileOf(kind, Lists[list]));

        var hasText = kind is not ("lines" or "bullets" or "cards");
        Assert.Equal(
            Lists[list].Select(item => $"{item.Key} {item.Title}" + (hasText && item.Text.Length > 0 ? $": {item.Text}" : "")),
            import.Rows.Select(SampleFiles.TextOf));
        var once = SampleGame.New().Try(import).Session;
        Assert.Same(once, once.Try(import).Session);
    }

    static byte[] FileOf(string kind, Item[] items)
    {
        string[][] rows = [.. items.Select(item => (string[])[item.Key, item.Title, item.Text])];
        return kind switch
        {
            "xlsx" => Workbooks.Xlsx([Names, .. rows.Select(cells => (string[])[.. cells.Select(WebUtility.HtmlEncode)!])]),
            "xls" => OldWorkbook.Of([Names, .. rows]),
            _ => Encoding.UTF8.GetBytes(TextOf(kind, rows)),
        };
    }

    static string TextOf(string kind, string[][] rows) => kind switch
    {
        "markdown" => $"| {string.Join(" | ", Names)} |\n|---|---|---|\n{Lines(rows, cells => $"| {string.Join(" | ", cells)} |")}",
        "jira" => $"||{string.Join("||", Names)}||\n{Lines(rows, cells => $"| {string.Join(" | ", cells)} |")}",
        "mediawiki" => $"{{|\n! {string.Join(" !! ", Names)}\n{Lines(rows, cells => $"|-\n| {string.Join(" || ", cells)}")}|}}\n",
        "console" => $"{Ruler}| {string.Join(" | ", Names)} |\n{Ruler}{Lines(rows, cells => $"| {string.Join(" | ", cells)} |")}{Ruler}",
        "html" => $"<table><tr>{Tags("th", Names)}</tr>{Lines(rows, cells => $"<tr>{Tags("td", cells)}</tr>")}</table>",
        "xml" => "<backlog>"
            + Lines(rows, cells => $"<story>{string.Concat(cells.Select((cell, i) => Tag(Names[i], cell)))}</story>") + "</backlog>",
        "excel 2003" => "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table>"
            + Lines([Names, .. rows], cells => $"<Row>{string.Concat(cells.Select(cell => $"<Cell>{Tag("Data", cell)}</Cell>"))}</Row>")
            + "</Table></Worksheet></Workbook>",
        "json" => JsonSerializer.Serialize(rows.Select(cells => new { key = cells[0], title = cells[1], description = cells[2] })),
        "lines" => Lines(rows, cells => $"{cells[0]} {cells[1]}"),
        "bullets" => Lines(rows, cells => $"- [ ] {cells[0]}: {cells[1]}"),
        "cards" => Lines(rows, cells => $"{cells[0]}\n{cells[1]}\nTo Do"),
        _ => Lines([Names, .. rows], cells => string.Join(Separators[kind], cells.Select(Quoted))),
    };

    const string Ruler = "+-----+-------+-------------+\n";

    static string Lines(string[][] rows, Func<string[], string> write) => string.Concat(rows.Select(cells => $"{write(cells)}\n"));

    static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    static string Tags(string name, string[] cells) => string.Concat(cells.Select(cell => Tag(name, cell)));

    static string Tag(string name, string cell) => $"<{name}>{WebUtility.HtmlEncode(cell)}</{name}>";
}
