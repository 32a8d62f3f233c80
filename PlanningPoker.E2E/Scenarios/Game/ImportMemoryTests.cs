using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Server;

namespace PlanningPoker.E2E.Scenarios.Game;

/// <summary>
/// Eight imports of the largest file at once on a small server: each is imported or asked to come again, and the server lives.
/// </summary>
[Collection(nameof(NonParallel))]
public class ImportMemoryTests(ITestOutputHelper output)
{
    const int AtOnce = 8, MaxBytes = 8 * 1024 * 1024;

    /// <summary>384 MB, as the runtime reads it: hexadecimal.</summary>
    const string HeapLimit = "0x18000000";

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory]
    [InlineData(Spreadsheet)]
    [InlineData("text/csv")]
    [InlineData("text/html")]
    [InlineData("application/json")]
    [InlineData("application/xml")]
    [InlineData("text/markdown")]
    public Task Eight_large_imports_at_once_fit_into_a_small_heap(string type) => SendAtOnceAsync(LargeFileOf(type), type, ImportAsync);

    /// <summary>As many as are read: a tiny cell takes a hundred times its size, and what has more of them is refused.</summary>
    [Theory]
    [InlineData("text/csv", "", "Read a book now\n", 499_000)]
    [InlineData("text/csv", "", "|abc|def|\n", 166_000)]
    [InlineData("text/csv", "{|\n", "|-\n|a||b\n", 100_000)]
    [InlineData("text/html", "<table>", "<tr><td>a", 249_000)]
    [InlineData("application/xml", "<l>", "<a><b>1</b></a>", 249_000)]
    [InlineData("application/json", "[{}", ",{\"a\":1}", 249_000)]
    public async Task Eight_imports_of_tiny_cells_at_once_fit_into_a_small_heap(string type, string start, string cell, int count)
    {
        var end = type is "application/xml" ? "</l>" : type is "application/json" ? "]" : "";
        await SendAtOnceAsync(Encoding.UTF8.GetBytes($"{start}{string.Concat(Enumerable.Repeat(cell, count))}{end}"), type, ImportAsync);
    }

    /// <summary>The page that answers carries the file.</summary>
    [Theory]
    [InlineData(Spreadsheet)]
    [InlineData("text/csv")]
    public Task Eight_large_previews_at_once_fit_into_a_small_heap(string type) =>
        SendAtOnceAsync(LargeFileOf(type), type, PreviewAsync);

    static byte[] LargeFileOf(string type)
    {
        if (type is Spreadsheet) return Workbook();
        var file = Encoding.UTF8.GetBytes(FileOf(type));
        Assert.InRange(file.Length, MaxBytes / 10 * 9, MaxBytes);
        return file;
    }

    async Task SendAtOnceAsync(byte[] file, string type, Func<ApiClient, string, byte[], Task<HttpStatusCode>> send)
    {
        using var folder = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(folder.ConnectionString, Ct, settings: new Dictionary<string, string>
        {
            ["DOTNET_GCHeapHardLimit"] = HeapLimit,
            ["Limits__SessionsPerHour"] = "0",
        });
        var hosts = await Task.WhenAll(
            Enumerable.Range(1, AtOnce).Select(i => ApiClient.StartSessionAsync(server.Address, $"Team {i}", "Hana")));

        var answers = await Task.WhenAll(hosts.Select(host => send(host, type, file)));

        output.WriteLine($"{type}: {string.Join(' ', answers.Select(answer => (int)answer))}, {server.Memory >> 20} MB in use afterwards");
        // A file of cells may be no list of stories.
        HttpStatusCode[] read = [HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity];
        Assert.All(answers, answer => Assert.Contains(answer, read.Append(HttpStatusCode.ServiceUnavailable)));
        Assert.Contains(answers, read.Contains);
        Assert.Equal(HttpStatusCode.OK, (await hosts[0].Http.GetAsync("/health/ready", Ct)).StatusCode);
    }

    static async Task<HttpStatusCode> ImportAsync(ApiClient host, string type, byte[] file)
    {
        using ByteArrayContent content = new(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using var response = await host.Http.PostAsync($"/api/sessions/{host.Invitation.Segments[^1]}/stories/import", content, Ct);
        return response.StatusCode;
    }

    static async Task<HttpStatusCode> PreviewAsync(ApiClient host, string type, byte[] file)
    {
        using ByteArrayContent content = new(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        using MultipartFormDataContent form = new() { { content, "file", type is Spreadsheet ? "backlog.xlsx" : "backlog.csv" } };
        using var response = await host.Http.PostAsync($"{host.Invitation.AbsolutePath}/stories/preview", form, Ct);
        await response.Content.CopyToAsync(Stream.Null, Ct);
        return response.StatusCode;
    }

    /// <summary>Nearly eight megabytes of stories with long descriptions.</summary>
    static string FileOf(string type)
    {
        var (start, end) = type switch
        {
            "text/html" => ("<html><table><tr><th>Key</th><th>Title</th><th>Description</th></tr>", "</table></html>"),
            "application/json" => ("[", "{}]"),
            "application/xml" => ("<backlog>", "</backlog>"),
            "text/markdown" => ("| Key | Title | Description |\n|---|---|---|\n", ""),
            _ => ("Key,Title,Description\n", ""),
        };
        var text = string.Concat(Enumerable.Repeat("As a reader I want to know of it in time. ", 40));
        StringBuilder file = new(start);
        for (var i = 1; file.Length < MaxBytes - 4000; i++) file.Append(RowOf(type, i, text));
        return file.Append(end).ToString();
    }

    /// <summary>
    /// As many sheets and rows as are read, each as wide as its one cell in the last column that is read. A workbook of eight megabytes
    /// unpacks to more than is read at all.
    /// </summary>
    static byte[] Workbook()
    {
        const string ns = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        const string rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
        var numbers = Enumerable.Range(1, 20).ToList();
        var sheets = string.Concat(numbers.Select(i => $"<sheet name=\"s{i}\" sheetId=\"{i}\" r:id=\"r{i}\"/>"));
        var links = string.Concat(numbers.Select(i => Link($"r{i}", "worksheet", $"worksheets/sheet{i}.xml")));
        var text = string.Concat(Enumerable.Repeat("As a reader I want to know of it in time. ", 7));
        var rows = string.Concat(Enumerable.Range(1, 5_000).Select(i => $"<row><c><v>{i}</v></c>{TextCell($"Story {i}")}</row>"));
        var described = string.Concat(
            Enumerable.Range(1, 5_000).Select(i => $"<row><c><v>{i}</v></c>{TextCell($"Story {i}")}{TextCell($"{i} {text}")}</row>"));
        using MemoryStream file = new();
        using (ZipArchive zip = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("_rels/.rels", $"<Relationships {package}>{Link("r", "officeDocument", "xl/workbook.xml")}</Relationships>");
            Add("xl/workbook.xml", $"<workbook {ns} xmlns:r=\"{rel}\"><sheets>{sheets}</sheets></workbook>");
            Add("xl/_rels/workbook.xml.rels", $"<Relationships {package}>{links}</Relationships>");
            var header = $"<row>{TextCell("Key")}{TextCell("Title")}{TextCell("Description")}<c r=\"SF1\"><v>1</v></c></row>";
            foreach (var i in numbers)
                Add($"xl/worksheets/sheet{i}.xml",
                    $"<worksheet {ns}><sheetData>{header}{(i % 2 == 0 ? described : rows)}</sheetData></worksheet>");

            void Add(string name, string content)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return file.ToArray();

        static string Link(string id, string type, string target) =>
            $"<Relationship Id=\"{id}\" Type=\"{rel}/{type}\" Target=\"{target}\"/>";
    }

    static string TextCell(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";

    static string RowOf(string type, int i, string text) => type switch
    {
        "text/html" => $"<tr><td>LIB-{i}</td><td>Story {i}</td><td><p>{text}</p></td></tr>\n",
        "application/json" => $$"""{"key":"LIB-{{i}}","title":"Story {{i}}","description":"{{text}}"},""" + "\n",
        "application/xml" => $"<story><key>LIB-{i}</key><title>Story {i}</title><description>{text}</description></story>\n",
        "text/markdown" => $"| LIB-{i} | Story {i} | {text} |\n",
        _ => $"LIB-{i},Story {i},\"{text}\"\n",
    };
}
