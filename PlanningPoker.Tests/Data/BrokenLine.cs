using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace PlanningPoker.Tests.Data;

/// <summary>A connection that breaks at the worst moment, once: before the commit, or after it and before its answer.</summary>
sealed class BrokenLine : DbTransactionInterceptor
{
    Func<Task>? before, after;

    public void BreakBeforeCommit() => before = () => Task.CompletedTask;

    public void BreakAfterCommit(Func<Task>? meanwhile = null) => after = meanwhile ?? (() => Task.CompletedTask);

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await BreakAsync(ref before);
        return result;
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        BreakAsync(ref after);

    /// <summary>Makes the provider try again, as the one for SQL Server does.</summary>
    public static void Retrying(DbContextOptionsBuilder options) => options.UseSqlite(sqlite => sqlite.ExecutionStrategy(dependencies => new TryAgain(dependencies)));

    static Task BreakAsync(ref Func<Task>? planned)
    {
        var now = planned;
        planned = null;
        return now is null ? Task.CompletedTask : BrokenAsync(now);

        static async Task BrokenAsync(Func<Task> meanwhile)
        {
            await meanwhile();
            throw new TimeoutException("The line broke.");
        }
    }

    sealed class TryAgain(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is TimeoutException;

        protected override TimeSpan? GetNextDelay(Exception lastException) => base.GetNextDelay(lastException) is null ? null : TimeSpan.Zero;
    }
}
