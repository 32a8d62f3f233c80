using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using PlanningPoker.Web.Data.Commits;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data;

/// <summary>A database of one provider with the current schema.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    readonly List<IDisposable> open = [];

    /// <summary>How many may write at the same time.</summary>
    protected abstract int Writers { get; }

    public abstract IDbContextFactory<AppDb> Factory(Action<DbContextOptionsBuilder>? more = null);

    /// <summary>Opens a connection of its own, as another program does.</summary>
    public abstract Task<DbConnection> ConnectAsync();

    /// <summary>Sets which failures are tried again, and how long a command may take.</summary>
    public abstract void Configure(
        DbContextOptionsBuilder options, Func<ExecutionStrategyDependencies, IExecutionStrategy> retries, TimeSpan commandTimeout);

    public EfSessionStore Store(Action<DbContextOptionsBuilder>? more = null) => Store(Factory(more), Writers);

    public EfSessionStore Store(IDbContextFactory<AppDb> factory, int writers)
    {
        var gate = new WriterGate(writers, TimeSpan.FromSeconds(10));
        var store = new EfSessionStore(factory, gate, NullLogger<EfSessionStore>.Instance);
        open.Add(gate);
        return store;
    }

    public virtual ValueTask DisposeAsync()
    {
        open.ForEach(each => each.Dispose());
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
