using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace PlanningPoker.Web.Data.Store;

/// <summary>A statement that is executed many times on the connection of a context.</summary>
sealed class SqlStatement
{
    readonly DbCommand command;
    readonly RelationalTypeMapping[] types;

    /// <param name="db">The context.</param>
    /// <param name="sql">The statement, with the parameters <c>@p0</c>, <c>@p1</c> and so on.</param>
    /// <param name="columns">For each parameter the column whose type it has.</param>
    public SqlStatement(AppDb db, string sql, IReadOnlyList<IProperty> columns)
    {
        command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        if (db.Database.GetCommandTimeout() is { } seconds) command.CommandTimeout = seconds;
        types = new RelationalTypeMapping[columns.Count];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = columns[i].GetRelationalTypeMapping();
            command.Parameters.Add(types[i].CreateParameter(command, $"@p{i}", null));
        }
    }

    /// <returns>How many rows were written.</returns>
    public Task<int> ExecuteAsync(DbTransaction transaction, IReadOnlyList<object?> values)
    {
        Prepare(transaction, values);
        return command.ExecuteNonQueryAsync();
    }

    /// <returns>The first value of the first row; null without one.</returns>
    public Task<object?> ReadAsync(DbTransaction transaction, IReadOnlyList<object?> values)
    {
        Prepare(transaction, values);
        return command.ExecuteScalarAsync();
    }

    void Prepare(DbTransaction transaction, IReadOnlyList<object?> values)
    {
        (command.Connection, command.Transaction) = (transaction.Connection, transaction);
        for (var i = 0; i < types.Length; i++)
        {
            var value = types[i].Converter is { } converter ? converter.ConvertToProvider(values[i]) : values[i];
            command.Parameters[i].Value = value ?? DBNull.Value;
        }
    }
}
