using System.Collections.Frozen;
using System.Text.Json;

namespace PlanningPoker.Web.Transfer.Sheets;

/// <summary>
/// Reads the lists of objects of a JSON file: a board of Trello, our own export, what an API or a command-line tool of a tracker answers.
/// </summary>
static class JsonLists
{
    const int MaxDepth = 6;

    /// <summary>How many of the lists that are not read are named.</summary>
    const int MaxUnread = 100;

    /// <summary>What our own export has beside its stories.</summary>
    static readonly string[] OwnListNames = ["participants", "quickVotes"];

    static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>What a list of stories is called: labels, members and columns of a board are lists too.</summary>
    static readonly FrozenSet<string> ListNames = new[]
    {
        "cards", "issues", "stories", "tasks", "items", "nodes", "data", "value", "values", "results", "records", "tickets", "workitems",
        "backlog", "entries", "rows", "features", "bugs",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Its lists of stories, and the others, which are not looked at; none for a file that is broken.</summary>
    public static (IReadOnlyList<Sheet> Sheets, IReadOnlyList<UnreadSheet> Unread) Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            CountValues(text.Span);
            using var document = JsonDocument.Parse(text, Options);
            var lists = Lists(null, document.RootElement, MaxDepth).ToLookup(list => list.Name is null || ListNames.Contains(list.Name));
            var archivedLists = ArchivedListsOf(document.RootElement);
            return (
                [
                    .. lists[true].Select(list =>
                        RecordSheet.Of(list.Name, [.. list.Items.EnumerateArray().Select(item => RecordOf(item, archivedLists))])),
                ],
                [
                    .. lists[false].Where(list => HasObjects(list.Items) && !OwnListNames.Contains(list.Name))
                        .Select(list => new UnreadSheet(list.Name!, list.Items.GetArrayLength())).Take(MaxUnread),
                ]
            );
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Invalid, or a text with half of a surrogate pair.
            return ([], []);
        }
    }

    static bool HasObjects(JsonElement list) => list.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Object);

    /// <exception cref="TooManyCellsException">There are more values than are read.</exception>
    static void CountValues(ReadOnlySpan<byte> text)
    {
        CellCount count = new();
        Utf8JsonReader reader = new(text, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        while (reader.Read())
            if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray)) count.Add();
    }

    static IEnumerable<(string? Name, JsonElement Items)> Lists(string? name, JsonElement element, int depth)
    {
        if (element.ValueKind is JsonValueKind.Array) return [(name, element)];
        if (element.ValueKind is not JsonValueKind.Object || depth == 0) return [];
        return element.EnumerateObject()
            .SelectMany(property => Lists(property.Name, property.Value, depth - 1));
    }

    static Record RecordOf(JsonElement item, HashSet<string> archivedLists) => item.ValueKind switch
    {
        JsonValueKind.Object => new([.. Values(item, "", 2)], IsArchived(item, archivedLists)) { Skipped = [.. Skipped(item, "", 2)] },
        JsonValueKind.Null => new([]),
        _ => new([]) { Text = item.ToString() },
    };

    /// <summary>The texts and numbers of an object, and those of the objects in it: Jira has them in <c>fields</c>.</summary>
    static IEnumerable<(string Name, string Value)> Values(JsonElement item, string prefix, int depth)
    {
        foreach (var property in item.EnumerateObject())
        {
            var name = prefix + property.Name;
            if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number) yield return (name, property.Value.ToString());
            else if (property.Value.ValueKind is JsonValueKind.Null && depth == 2) yield return (name, "");
            else if (property.Value.ValueKind is JsonValueKind.Object && depth > 1)
                foreach (var value in Values(property.Value, $"{name} ", depth - 1)) yield return value;
        }
    }

    /// <summary>The names of what is neither a text nor a number, and not empty.</summary>
    static IEnumerable<string> Skipped(JsonElement item, string prefix, int depth)
    {
        foreach (var property in item.EnumerateObject())
        {
            var (name, value) = (prefix + property.Name, property.Value);
            if (value.ValueKind is JsonValueKind.Object && depth > 1)
                foreach (var inner in Skipped(value, $"{name} ", depth - 1)) yield return inner;
            else if (value.ValueKind is JsonValueKind.True or JsonValueKind.False
                || value.ValueKind is JsonValueKind.Array && value.GetArrayLength() > 0
                || value.ValueKind is JsonValueKind.Object && value.EnumerateObject().Any()) yield return name;
        }
    }

    /// <summary>The lists of a board of Trello that are put away, with all their cards.</summary>
    static HashSet<string> ArchivedListsOf(JsonElement board) =>
        board.ValueKind is JsonValueKind.Object && board.TryGetProperty("lists", out var lists) && lists.ValueKind is JsonValueKind.Array
            ? [.. lists.EnumerateArray().Where(list => IsTrue(list, "closed")).Select(list => TextOf(list, "id")).OfType<string>()]
            : [];

    /// <summary>A card of Trello is closed when it is put away; an issue elsewhere when it is done.</summary>
    static bool IsArchived(JsonElement item, HashSet<string> archivedLists) => IsTrue(item, "archived")
        || TextOf(item, "idList") is { } list && (IsTrue(item, "closed") || archivedLists.Contains(list));

    static string? TextOf(JsonElement item, string name) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    static bool IsTrue(JsonElement item, string name) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True;
}
