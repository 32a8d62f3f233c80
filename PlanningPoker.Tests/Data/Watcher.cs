using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PlanningPoker.Tests.Data;

/// <summary>Sees every command on its way to the database, and may do something first.</summary>
sealed class Watcher(Func<string, Task>? first = null) : DbCommandInterceptor
{
    public List<string> Commands { get; } = [];

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await SeenAsync(command);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await SeenAsync(command);
        return result;
    }

    async Task SeenAsync(DbCommand command)
    {
        lock (Commands) Commands.Add(command.CommandText);
        if (first is not null) await first(command.CommandText);
    }
}
