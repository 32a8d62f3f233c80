using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>Rules that keep one model valid for every provider.</summary>
public class ModelTests
{
    static readonly IModel[] Models =
    [
        ModelOf(new SqliteDb.DesignTime().CreateDbContext([])),
        ModelOf(new PostgreSqlDb.DesignTime().CreateDbContext([])),
        ModelOf(new SqlServerDb.DesignTime().CreateDbContext([])),
    ];

    [Fact]
    public void Every_text_column_has_a_maximum_length()
    {
        var unbounded = Columns.Where(column => (column.GetProviderClrType() ?? column.ClrType) is var type
            && (type == typeof(string) || type == typeof(byte[])) && column.GetMaxLength() is null or > 4000);
        Assert.Empty(unbounded.Select(column => column.ToString()));
    }

    [Fact]
    public void The_database_generates_no_values() => Assert.All(Columns, column =>
    {
        Assert.Equal(ValueGenerated.Never, column.ValueGenerated);
        Assert.Null(column.GetDefaultValueSql());
        Assert.False(column.TryGetDefaultValue(out _));
        Assert.Null(column.GetComputedColumnSql());
        Assert.Null(column.GetCollation());
    });

    [Fact]
    public void A_row_is_deleted_with_its_session_by_one_cascade()
    {
        foreach (var table in Tables)
        {
            var parents = table.GetForeignKeys().ToList();
            Assert.All(parents, parent => Assert.Equal(DeleteBehavior.Cascade, parent.DeleteBehavior));
            Assert.Equal(table.ClrType == typeof(SessionRow) ? 0 : 1, parents.Count);
        }
    }

    [Fact]
    public void Keys_and_indexes_are_short_enough_for_SQL_Server()
    {
        var keys = Tables.SelectMany(
            table => table.GetKeys().Select(key => key.Properties).Concat(table.GetIndexes().Select(index => index.Properties)));
        Assert.All(keys, key => Assert.InRange(key.Sum(BytesOf), 1, 900));

        static int BytesOf(IProperty column) => (column.ClrType == typeof(string) ? 2 : 1) * (column.GetMaxLength() ?? 10);
    }

    [Fact]
    public void Idle_sessions_are_found_by_an_index()
    {
        var sessions = Tables.Where(table => table.ClrType == typeof(SessionRow));
        Assert.All(sessions, table =>
            Assert.Contains(table.GetIndexes(), index => index.Properties is [{ Name: nameof(SessionRow.ActiveAt) }]));
    }

    [Fact]
    public void The_stamp_is_the_concurrency_token()
    {
        var tokens = Columns.Where(column => column.IsConcurrencyToken)
            .Select(column => $"{column.DeclaringType.GetTableName()}.{column.Name}");
        Assert.Equal(Enumerable.Repeat("Sessions.Stamp", Models.Length), tokens);
    }

    [Fact]
    public void All_providers_have_the_same_tables() => Assert.All(Models, model =>
        Assert.Equal(ColumnsOf(Models[0]).Select(Described), ColumnsOf(model).Select(Described)));

    static string Described(IProperty column) =>
        $"{column.DeclaringType.GetTableName()}.{column.GetColumnName()} "
            + $"{column.IsNullable} {column.GetMaxLength()} {column.IsPrimaryKey()}";

    static IModel ModelOf(AppDb db)
    {
        using (db) return db.GetService<IDesignTimeModel>().Model;
    }

    static IEnumerable<IEntityType> Tables => Models.SelectMany(model => model.GetEntityTypes());

    static IEnumerable<IProperty> Columns => Models.SelectMany(ColumnsOf);

    static IEnumerable<IProperty> ColumnsOf(IModel model) => model.GetEntityTypes().SelectMany(table => table.GetProperties());
}
