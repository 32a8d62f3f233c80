using Microsoft.EntityFrameworkCore;
using PlanningPoker.Web.Data.Commits;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Stores reports in a table of the database.</summary>
sealed class EfReportStore(IDbContextFactory<AppDb> databases, WriterGate writers, TimeProvider clock) : IReportStore
{
    public async Task AddAsync(SessionCode session, string id, PlayerId reader, byte[] content)
    {
        var now = clock.GetUtcNow();
        var rows = content.Chunk(ReportRow.ContentLength).Select((part, i) => new ReportRow
        {
            SessionCode = session.Value,
            Id = id,
            Part = i,
            PlayerId = reader.Value,
            Content = part,
            CreatedAt = now,
        });
        using var lease = await writers.AcquireAsync();
        await RunAsync(async db =>
        {
            if (!await db.Sessions.AnyAsync(known => known.Code == session.Value)) return 0;
            db.Reports.AddRange(rows);
            return await db.SaveChangesAsync();
        }, CancellationToken.None);
    }

    public async Task<byte[]?> FindAsync(SessionCode session, string id, PlayerId reader, CancellationToken ct)
    {
        var parts = await RunAsync(db => db.Reports
            .Where(row => row.SessionCode == session.Value && row.Id == id && row.PlayerId == reader.Value)
            .OrderBy(row => row.Part).Select(row => row.Content).ToListAsync(ct), ct);
        return parts.Count == 0 ? null : [.. parts.SelectMany(part => part)];
    }

    public async Task<int> DeleteAsync(DateTimeOffset before, CancellationToken ct)
    {
        using var lease = await writers.AcquireAsync();
        return await RunAsync(db => db.Reports.Where(row => row.CreatedAt < before).ExecuteDeleteAsync(ct), ct);
    }

    Task<T> RunAsync<T>(Func<AppDb, Task<T>> operation, CancellationToken ct) => DatabaseErrors.TranslateAsync(async () =>
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await operation(db);
    }, ct);
}
