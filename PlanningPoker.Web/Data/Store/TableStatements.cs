using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace PlanningPoker.Web.Data.Store;

/// <summary>The statements that find, insert, update and delete a row of one table. An update names the columns that differ.</summary>
sealed class TableStatements(AppDb db, IEntityType table)
{
    readonly IProperty[] columns = [.. table.GetProperties()];

    /// <summary>The key of a row, and the column that shows a race with another writer.</summary>
    readonly IProperty[] conditions = [.. table.GetProperties().Where(column => column.IsPrimaryKey() || column.IsConcurrencyToken)];

    readonly ISqlGenerationHelper sql = db.GetService<ISqlGenerationHelper>();
    readonly Dictionary<ulong, SqlStatement> updates = [];
    SqlStatement? insert, delete, find;

    public Task InsertAsync(object row, DbTransaction transaction)
    {
        insert ??= new(db, $"INSERT INTO {Name} ({List(columns, Quote)}) VALUES ({List(columns, (_, i) => Parameter(i))})", columns);
        return ExecuteAsync(insert, ValuesOf(columns, row), transaction);
    }

    /// <summary>Writes the columns that differ, if any does.</summary>
    public Task UpdateAsync(object before, object after, DbTransaction transaction)
    {
        var changed = Array.FindAll(columns, column => !column.GetValueComparer().Equals(ValueOf(column, before), ValueOf(column, after)));
        if (changed.Length == 0) return Task.CompletedTask;
        var set = changed.Aggregate(0UL, (set, column) => set | (1UL << column.GetIndex()));
        if (!updates.TryGetValue(set, out var update))
            update = updates[set] = new(db,
                $"UPDATE {Name} SET {List(changed, IsParameter)} WHERE {Conditions(changed.Length)}", [.. changed, .. conditions]);
        return ExecuteAsync(update, [.. ValuesOf(changed, after), .. ValuesOf(conditions, before)], transaction);
    }

    public Task DeleteAsync(object row, DbTransaction transaction)
    {
        delete ??= new(db, $"DELETE FROM {Name} WHERE {Conditions(0)}", conditions);
        return ExecuteAsync(delete, ValuesOf(conditions, row), transaction);
    }

    /// <summary>Whether there is a row with this key.</summary>
    public async Task<bool> ExistsAsync(object key, DbTransaction transaction)
    {
        var column = table.FindPrimaryKey()!.Properties.Single();
        find ??= new(db, $"SELECT 1 FROM {Name} WHERE {IsParameter(column, 0)}", [column]);
        return await find.ReadAsync(transaction, [key]) is not null;
    }

    async Task ExecuteAsync(SqlStatement statement, object?[] values, DbTransaction transaction)
    {
        if (await statement.ExecuteAsync(transaction, values) != 1)
            throw new DbUpdateConcurrencyException($"A row of {Name} was changed by another writer.");
    }

    string Name => sql.DelimitIdentifier(table.GetTableName()!, table.GetSchema());

    string Conditions(int firstParameter) =>
        string.Join(" AND ", conditions.Select((column, i) => IsParameter(column, firstParameter + i)));

    string IsParameter(IProperty column, int parameter) => $"{Quote(column, parameter)} = {Parameter(parameter)}";

    string Quote(IProperty column, int _) => sql.DelimitIdentifier(column.GetColumnName());

    static string Parameter(int number) => $"@p{number}";

    static string List(IProperty[] columns, Func<IProperty, int, string> text) => string.Join(", ", columns.Select(text));

    static object?[] ValuesOf(IProperty[] columns, object row) => Array.ConvertAll(columns, column => ValueOf(column, row));

    static object? ValueOf(IProperty column, object row) => column.GetGetter().GetClrValue(row);
}
