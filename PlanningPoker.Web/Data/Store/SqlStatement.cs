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
    /// <param name="table">The entity whose table it is about.</param>
    /// <param name="properties">For each parameter the property of the entity that has its type.</param>
    public SqlStatement(AppDb db, string sql, IEntityType table, params ReadOnlySpan<string> properties)
    {
        command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        if (db.Database.GetCommandTimeout() is { } seconds) command.CommandTimeout = seconds;
        types = new RelationalTypeMapping[properties.Length];
        for (var i = 0; i < types.Length; i++)
        {
            types[i] = table.GetProperty(properties[i]).GetRelationalTypeMapping();
            command.Parameters.Add(types[i].CreateParameter(command, $"@p{i}", null));
        }
    }

    /// <returns>How many rows were written.</returns>
    public Task<int> ExecuteAsync(DbTransaction transaction, params ReadOnlySpan<object?> values)
    {
        (command.Connection, command.Transaction) = (transaction.Connection, transaction);
        for (var i = 0; i < types.Length; i++)
        {
            var value = types[i].Converter is { } converter ? converter.ConvertToProvider(values[i]) : values[i];
            command.Parameters[i].Value = value ?? DBNull.Value;
        }
        return command.ExecuteNonQueryAsync();
    }
}
