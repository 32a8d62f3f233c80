using System.Text;
using System.Xml;
using PlanningPoker.Web.Transfer.Columns;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>
/// Reads the lists of an XML file: elements of one name that have texts in elements of their own, such as the items of Jira's RSS, or in
/// attributes; and the rows of an Excel 2003 workbook.
/// </summary>
sealed class XmlLists
{
    const int MaxDepth = 64;
    const string Spreadsheet = "urn:schemas-microsoft-com:office:spreadsheet";

    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    readonly Dictionary<string, List<Record>> lists = [];
    readonly List<ListSheet> sheets = [];
    List<SheetRow> rows = [];
    readonly Stack<Element> open = new();
    readonly CellCount count = new();

    /// <summary>No list for a file that is broken.</summary>
    public static IEnumerable<Sheet> Read(ReadOnlyMemory<byte> text, CancellationToken ct)
    {
        XmlLists file = new();
        try
        {
            // The text is in UTF-8 by now, whatever its declaration says.
            using var reader = XmlReader.Create(new StreamReader(new MemoryStream(text.ToArray()), Encoding.UTF8), Settings);
            while (reader.Read())
            {
                ct.ThrowIfCancellationRequested();
                file.Take(reader);
            }
        }
        catch (XmlException)
        {
            return [];
        }
        if (file.sheets.Count > 0) return file.sheets;
        // Of two lists that are understood equally well, the first is read: the longer one.
        return file.lists.Where(list => IsList(list.Value)).OrderByDescending(list => list.Value.Count)
            .Select(list => RecordSheet.Of(list.Key[(list.Key.LastIndexOf('/') + 1)..], list.Value, list.Key));
    }

    /// <summary>
    /// Whether the elements of one path are a list: one of them has several texts, or there are several with a title and nothing else.
    /// </summary>
    static bool IsList(List<Record> records) => records.Exists(record => record.Values.Count > 1)
        || records.Count > 1 && records.TrueForAll(record => record.Values is [var only] && ColumnNames.IsTitle(only.Name));

    void Take(XmlReader reader)
    {
        if (reader.NodeType is XmlNodeType.Element)
        {
            if (open.Count > MaxDepth) throw new XmlException("The file is nested too deeply.");
            if (open.TryPeek(out var parent)) parent.HasElements = true;
            var index = int.TryParse(reader.GetAttribute("Index", Spreadsheet), out var number) ? number : 0;
            var isEmpty = reader.IsEmptyElement;
            count.Add(1 + reader.AttributeCount);
            open.Push(new(reader.LocalName, $"{parent?.Path}/{reader.Name}", reader.NamespaceURI == Spreadsheet, index)
            {
                Line = (reader as IXmlLineInfo)?.LineNumber ?? 0,
                SheetName = reader.GetAttribute("Name", Spreadsheet),
                Attributes = [.. AttributesOf(reader)],
            });
            if (isEmpty) Close();
        }
        else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && open.Count > 0)
            open.Peek().Text.Append(reader.Value);
        else if (reader.NodeType is XmlNodeType.EndElement) Close();
    }

    void Close()
    {
        var element = open.Pop();
        open.TryPeek(out var parent);
        if (element is { IsSpreadsheet: true, Name: "Row" }) rows.Add(new(element.Line, [.. element.Cells], rows.Count));
        else if (element is { IsSpreadsheet: true, Name: "Cell" } && parent is not null) count.Add(parent.AddCell(element));
        else if (element is { IsSpreadsheet: true, Name: "Worksheet" })
        {
            if (rows.Count > 0) sheets.Add(new(rows) { Name = element.SheetName });
            rows = [];
        }
        else if (element.IsText)
        {
            parent?.Values.Add((element.Name, element.Text.ToString()));
            parent?.AttributesOfValues.Add(element.Attributes);
        }
        else if (element.IsListOfTexts)
        {
            foreach (var (value, attributes) in element.Values.Zip(element.AttributesOfValues))
                Add($"{element.Path}/{value.Name}", new([.. attributes, value]));
        }
        else
        {
            parent?.Skipped.Add(element.Name);
            List<(string, string)> values = [.. element.Attributes, .. element.Values];
            if (values.Count > 0) Add(element.Path, new(values) { Skipped = element.Skipped });
        }
    }

    void Add(string path, Record record)
    {
        if (!lists.TryGetValue(path, out var list)) lists.Add(path, list = []);
        list.Add(record);
    }

    static IEnumerable<(string Name, string Value)> AttributesOf(XmlReader reader)
    {
        if (reader.NamespaceURI == Spreadsheet) yield break;
        while (reader.MoveToNextAttribute())
            if (reader.Name is not "xmlns" && reader.Prefix is not ("xmlns" or "xml")) yield return (reader.LocalName, reader.Value);
        reader.MoveToElement();
    }

    sealed record Element(string Name, string Path, bool IsSpreadsheet, int Index)
    {
        public int Line { get; init; }
        public string? SheetName { get; init; }
        public StringBuilder Text { get; } = new();
        public List<(string Name, string Value)> Values { get; } = [];
        public List<string> Cells { get; } = [];
        public HashSet<string> Skipped { get; } = [];

        /// <summary>Of each of the values.</summary>
        public List<IReadOnlyList<(string Name, string Value)>> AttributesOfValues { get; } = [];
        public IReadOnlyList<(string Name, string Value)> Attributes { get; init; } = [];
        public bool HasElements { get; set; }

        /// <summary>Whether it has several texts of one name and nothing else: each is an item.</summary>
        public bool IsListOfTexts => Attributes.Count == 0 && Skipped.Count == 0 && Values.Count > 1
            && Values.TrueForAll(value => value.Name == Values[0].Name);

        /// <summary>Whether it is a text of the element around it, and no item of a list; its attributes are not read then.</summary>
        public bool IsText => !HasElements && (Attributes.Count == 0 || Text.Length > 0);

        /// <summary>A cell says its column when those before it are empty. Returns how many those are.</summary>
        public int AddCell(Element cell)
        {
            var empty = Math.Max(0, Math.Min(cell.Index - 1, 500) - Cells.Count);
            Cells.AddRange(Enumerable.Repeat("", empty));
            Cells.Add(cell.Values.FirstOrDefault().Value ?? cell.Text.ToString());
            return empty;
        }
    }
}
