using Microsoft.Extensions.Caching.Memory;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Pages.Session.Stories;

/// <summary>
/// What came of the latest imports, kept for a while so that the page that tells it can be loaded again. The stories are committed;
/// losing a report, as at a restart, loses nothing else.
/// </summary>
public sealed class ImportReports : IDisposable
{
    const int MostLines = 100_000;
    static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    readonly MemoryCache reports = new(new MemoryCacheOptions { SizeLimit = MostLines });

    /// <returns>By what to ask for it.</returns>
    public string Keep(SessionCode session, PlayerId importer, ImportReport report)
    {
        var id = StoryId.New().Value;
        reports.Set((session, importer, id), report, new MemoryCacheEntryOptions { Size = 1 + report.Problems.Count, SlidingExpiration = Kept });
        return id;
    }

    /// <summary>Null for anyone but the importer, and once it is forgotten.</summary>
    public ImportReport? Find(SessionCode session, PlayerId importer, string id) => reports.Get<ImportReport>((session, importer, id));

    public void Dispose() => reports.Dispose();
}
