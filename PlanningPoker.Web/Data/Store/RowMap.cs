using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace PlanningPoker.Web.Data.Store;

/// <summary>
/// Selects the rows of a table that belong to a session, and makes objects of them as EF does: by the columns and conversions of the
/// model. EF itself sends a statement for each table.
/// </summary>
sealed class RowMap<TRow>
{
    readonly Func<DbDataReader, TRow> toRow;

    public RowMap(IModel model, ISqlGenerationHelper sql)
    {
        var type = model.FindEntityType(typeof(TRow))!;
        var properties = type.GetProperties().ToList();
        var columns = string.Join(", ", properties.Select(property => sql.DelimitIdentifier(property.GetColumnName())));
        var table = sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema());
        Sql = $"SELECT {columns} FROM {table} WHERE {sql.DelimitIdentifier("SessionCode")} = {{0}}";
        var reader = Expression.Parameter(typeof(DbDataReader));
        var members = properties.Select((property, i) => Expression.Bind(property.PropertyInfo!, ValueOf(property, reader, i)));
        toRow = Expression.Lambda<Func<DbDataReader, TRow>>(Expression.MemberInit(Expression.New(typeof(TRow)), members), reader).Compile();
    }

    /// <summary>The statement; <c>{0}</c> is the code of the session.</summary>
    public string Sql { get; }

    public async Task<List<TRow>> ReadAsync(DbDataReader reader, CancellationToken ct)
    {
        var rows = new List<TRow>();
        while (await reader.ReadAsync(ct)) rows.Add(toRow(reader));
        return rows;
    }

    static Expression ValueOf(IProperty property, ParameterExpression reader, int i)
    {
        var mapping = property.GetRelationalTypeMapping();
        var method = mapping.GetDataReaderMethod();
        var value = mapping.CustomizeDataReaderExpression(
            Expression.Call(Expression.Convert(reader, method.DeclaringType!), method, Expression.Constant(i)));
        if (mapping.Converter?.ConvertFromProviderExpression is { Parameters: [var parameter] } convert)
            value = ReplacingExpressionVisitor.Replace(parameter, Expression.Convert(value, parameter.Type), convert.Body);
        value = Expression.Convert(value, property.ClrType);
        return property.IsNullable
            ? Expression.Condition(
                Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, Expression.Constant(i)),
                Expression.Default(property.ClrType), value)
            : value;
    }
}
