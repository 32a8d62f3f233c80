using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PlanningPoker.Web.Transfer;

/// <summary>The whole of it for scripts; every name is always there, null where there is nothing. The names are in docs/import-export.md.</summary>
static class JsonExport
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static byte[] Of(ExportedSession session) => JsonSerializer.SerializeToUtf8Bytes(session, Options);
}
