using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PlanningPoker.Tests.Data;

/// <summary>Runs something before every SQL command of EF.</summary>
sealed class BeforeCommand(Func<string, Task> run) : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
    {
        await run(command.CommandText);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await run(command.CommandText);
        return result;
    }
}
