using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PlanningPoker.Tests.Data;

/// <summary>Records every SQL command, and may run something before it.</summary>
sealed class SqlLog(Func<string, Task>? first = null) : DbCommandInterceptor
{
    public List<string> Commands { get; } = [];

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
    {
        await LogAsync(command);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await LogAsync(command);
        return result;
    }

    async Task LogAsync(DbCommand command)
    {
        lock (Commands) Commands.Add(command.CommandText);
        if (first is not null) await first(command.CommandText);
    }
}
