using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static SQLitePCL.raw;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>Records every statement that SQLite runs to change rows, whoever prepared it.</summary>
sealed class WriteLog : DbConnectionInterceptor
{
    static readonly string[] Verbs = ["INSERT", "UPDATE", "DELETE"];

    /// <summary>The statements, with their values.</summary>
    public List<string> Statements { get; } = [];

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        sqlite3_trace(((SqliteConnection)connection).Handle, (_, sql) => Add(sql), null);
        return Task.CompletedTask;
    }

    void Add(string sql)
    {
        if (!Verbs.Any(verb => sql.StartsWith(verb, StringComparison.Ordinal))) return;
        lock (Statements)
        {
            // A deletion that cascades to other tables reports its own statement again.
            if (Statements.LastOrDefault() != sql) Statements.Add(sql);
        }
    }
}
