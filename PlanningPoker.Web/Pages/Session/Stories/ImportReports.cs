using System.IO.Compression;
using System.Text.Json;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Pages.Session.Stories;

/// <summary>The reports of recent imports, in the language of the importer; the page that shows one can be loaded again.</summary>
public sealed partial class ImportReports(IReportStore store, ILogger<ImportReports> log)
{
    static readonly JsonSerializerOptions Options = new() { IgnoreReadOnlyProperties = true };

    /// <returns>The id to find it by; null when it could not be stored. The stories are imported in any case.</returns>
    public async Task<string?> AddAsync(SessionCode session, PlayerId importer, ImportReport report)
    {
        var id = StoryId.New().Value;
        using var content = new MemoryStream();
        await using (var zip = new BrotliStream(content, CompressionLevel.Fastest, leaveOpen: true))
            await JsonSerializer.SerializeAsync(zip, report, Options);
        try
        {
            await store.AddAsync(session, id, importer, content.ToArray());
            return id;
        }
        catch (StoreBusyException exception)
        {
            LogFailure(log, session, exception);
            return null;
        }
    }

    /// <summary>Null for anyone but the importer, and after about an hour.</summary>
    public async Task<ImportReport?> FindAsync(SessionCode session, PlayerId importer, string id, CancellationToken ct)
    {
        if (id.Length > IReportStore.MaxId || await store.FindAsync(session, id, importer, ct) is not { } content) return null;
        await using var json = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        return await JsonSerializer.DeserializeAsync<ImportReport>(json, Options, ct);
    }

    [LoggerMessage(23, LogLevel.Warning, "The report of an import into the session {Session} could not be stored")]
    static partial void LogFailure(ILogger log, SessionCode session, Exception exception);
}
