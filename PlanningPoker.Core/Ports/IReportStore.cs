namespace PlanningPoker.Core.Ports;

/// <summary>
/// Keeps reports for the page that shows them next, whichever server makes it. A session that is deleted takes its reports with it.
/// </summary>
public interface IReportStore
{
    /// <summary>Adds a report; not for a session that was deleted meanwhile.</summary>
    /// <param name="session">The session.</param>
    /// <param name="id">The id to find it by; at most <see cref="MaxId"/> characters.</param>
    /// <param name="reader">The only player who may read it.</param>
    /// <param name="content">The report.</param>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task AddAsync(SessionCode session, string id, PlayerId reader, byte[] content);

    /// <summary>The report; null when there is none for this reader.</summary>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<byte[]?> FindAsync(SessionCode session, string id, PlayerId reader, CancellationToken ct);

    /// <summary>Deletes the reports that were added before a time.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="StoreBusyException">The storage did not answer in time.</exception>
    Task<int> DeleteAsync(DateTimeOffset before, CancellationToken ct);

    /// <summary>The longest id.</summary>
    const int MaxId = 40;
}
