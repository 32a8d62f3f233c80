using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Web.Data.Commits;

/// <summary>
/// Several sessions share a commit when the database is busy: what waits for its turn is written together by the first whose turn comes,
/// and the others find theirs done. Most of what a commit costs is the disk's answer, which is the same for one vote and for fifty.
/// </summary>
sealed class SharedCommits(WriterGate writers, Func<IReadOnlyList<Save>, Task<bool>> write)
{
    readonly Lock gate = new();
    readonly List<Waiting> waiting = [];

    /// <returns>False when the session is not stored as it was thought to be.</returns>
    /// <exception cref="StoreBusyException">No turn came in time, or the database did not answer.</exception>
    public async Task<bool> SaveAsync(Save save)
    {
        var mine = new Waiting(save);
        lock (gate) waiting.Add(mine);
        try
        {
            using var turn = await writers.EnterAsync();
            if (TakeAll(with: mine) is { } all) await WriteAsync(all);
        }
        catch (StoreBusyException)
        {
            // Nobody may write what its owner was told is not written. If another has it in hand, it will say.
            if (Withdraw(mine)) throw;
        }
        return await mine.Answer.Task;
    }

    /// <summary>Null when another has taken this one along already.</summary>
    List<Waiting>? TakeAll(Waiting with)
    {
        lock (gate)
        {
            if (!waiting.Contains(with)) return null;
            List<Waiting> all = [.. waiting];
            waiting.Clear();
            return all;
        }
    }

    bool Withdraw(Waiting mine)
    {
        lock (gate) return waiting.Remove(mine);
    }

    /// <summary>All in one transaction. If that came to nothing, or nobody knows, each by itself: its mark tells whether it was written.</summary>
    async Task WriteAsync(List<Waiting> all)
    {
        if (all.Count > 1 && await IsWrittenAsync(all))
        {
            all.ForEach(each => each.Answer.SetResult(true));
            return;
        }
        StoreBusyException? busy = null;
        foreach (var each in all)
        {
            // What was too busy for one is not asked by the next: they would all wait in turn, and everybody for them.
            if (busy is null) busy = await each.TryAsync(write);
            else each.Answer.SetException(busy);
        }
    }

    async Task<bool> IsWrittenAsync(List<Waiting> all)
    {
        try
        {
            return await write([.. all.Select(each => each.Save)]);
        }
        catch (Exception)
        {
            // Whose fault it is comes out when each is tried by itself.
            return false;
        }
    }

    sealed class Waiting(Save save)
    {
        public Save Save => save;
        public TaskCompletionSource<bool> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <returns>Why it could not be said whether it was written, if so.</returns>
        public async Task<StoreBusyException?> TryAsync(Func<IReadOnlyList<Save>, Task<bool>> write)
        {
            try
            {
                Answer.SetResult(await write([save]));
                return null;
            }
            catch (Exception fault)
            {
                Answer.SetException(fault);
                return fault as StoreBusyException;
            }
        }
    }
}
