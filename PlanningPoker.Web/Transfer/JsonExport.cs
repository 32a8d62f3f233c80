using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PlanningPoker.Web.Transfer;

/// <summary>Writes an export as JSON. Every property is always present, and null when it has no value (docs/import-export.md).</summary>
static class JsonExport
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static Task WriteAsync(ExportedSession session, Stream to, CancellationToken ct) =>
        JsonSerializer.SerializeAsync(to, session, Options, ct);
}
