using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Tries again what PostgreSQL refused for the moment, such as the victim of a deadlock, or what it lost with a connection. Not what it did
/// not answer in time: whoever waits has waited long enough; nor what needs somebody who lets this server in.
/// </summary>
sealed class PostgreSqlRetries(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.FromSeconds(1))
{
    protected override bool ShouldRetryOn(Exception exception) => exception is not NpgsqlException { InnerException: TimeoutException }
        and not PostgresException { SqlState: PostgresErrorCodes.QueryCanceled }
        && !DatabaseErrors.IsAccessRefused(exception) && DatabaseErrors.IsTransient(exception);
}
