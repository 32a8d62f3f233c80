using Microsoft.Extensions.Caching.Memory;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Pages.Session.Stories;

/// <summary>
/// The reports of recent imports, kept in memory so that the page that shows one can be loaded again. A restart loses them; the imported
/// stories are in the database.
/// </summary>
public sealed class ImportReports : IDisposable
{
    const int MaxLines = 100_000;

    static readonly TimeSpan IdleLifetime = TimeSpan.FromMinutes(30);

    readonly MemoryCache reports = new(new MemoryCacheOptions { SizeLimit = MaxLines });

    /// <returns>The id to find it by.</returns>
    public string Add(SessionCode session, PlayerId importer, ImportReport report)
    {
        var id = StoryId.New().Value;
        var lines = 1 + report.Problems.Count;
        reports.Set((session, importer, id), report, new MemoryCacheEntryOptions { Size = lines, SlidingExpiration = IdleLifetime });
        return id;
    }

    /// <summary>Null for anyone but the importer, and after its lifetime.</summary>
    public ImportReport? Find(SessionCode session, PlayerId importer, string id) => reports.Get<ImportReport>((session, importer, id));

    public void Dispose() => reports.Dispose();
}
