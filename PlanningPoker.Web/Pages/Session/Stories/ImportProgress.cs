using System.Collections.Concurrent;

namespace PlanningPoker.Web.Pages.Session.Stories;

/// <summary>How far the imports have come that are being made on this server, for the pages that wait for them.</summary>
public sealed class ImportProgress
{
    const int MaxJobLength = 40;

    readonly ConcurrentDictionary<(PlayerId Importer, string Job), Job> jobs = [];

    /// <summary>Begins an import; it ends when the job is disposed.</summary>
    /// <param name="importer">Who imports.</param>
    /// <param name="name">What the page calls it; null for a page that does not ask.</param>
    public Job Begin(PlayerId importer, string? name)
    {
        Job? job = null;
        job = new Job(() => jobs.TryRemove(new((importer, name ?? ""), job!)));
        if (name is { Length: > 0 and <= MaxJobLength }) jobs[(importer, name)] = job;
        return job;
    }

    /// <summary>The state and how many rows were read; null for an import that is not being made here.</summary>
    public (ImportState State, int Rows)? Find(PlayerId importer, string name) =>
        jobs.TryGetValue((importer, name), out var job) ? (job.State, job.Rows) : null;

    /// <summary>One import.</summary>
    public sealed class Job(Action end) : IDisposable
    {
        public ImportState State { get; set; }
        public int Rows { get; set; }

        public void Dispose() => end();
    }
}

/// <summary>What an import is doing.</summary>
public enum ImportState { Waiting, Reading, Saving }
