using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace PlanningPoker.Tests.Data;

/// <summary>Loses the connection once: before a commit, or after it and before its answer.</summary>
sealed class CommitFailures : DbTransactionInterceptor
{
    Func<Task>? before, after;

    public void FailBeforeNextCommit() => before = () => Task.CompletedTask;

    public void FailAfterNextCommit(Func<Task>? meanwhile = null) => after = meanwhile ?? (() => Task.CompletedTask);

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await FailAsync(ref before);
        return result;
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            FailAsync(ref after);

    static Task FailAsync(ref Func<Task>? planned)
    {
        var now = planned;
        planned = null;
        return now is null ? Task.CompletedTask : ThrowAfterAsync(now);

        static async Task ThrowAfterAsync(Func<Task> meanwhile)
        {
            await meanwhile();
            throw new TimeoutException("The connection was lost.");
        }
    }

    /// <summary>Retries at once, as often as the providers for servers do.</summary>
    public sealed class RetryOnTimeout(ExecutionStrategyDependencies dependencies)
        : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.Zero)
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is TimeoutException;

        protected override TimeSpan? GetNextDelay(Exception lastException) =>
            base.GetNextDelay(lastException) is null ? null : TimeSpan.Zero;
    }
}
