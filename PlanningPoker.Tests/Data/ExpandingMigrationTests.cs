using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using PlanningPoker.Web.Data.Store;

namespace PlanningPoker.Tests.Data;

/// <summary>
/// Servers of the release before go on playing when the first server of the next one has changed the database. So a migration adds only
/// what they can leave out; what they still use is dropped one release later.
/// </summary>
public sealed class ExpandingMigrationTests : IDisposable
{
    /// <summary>The last migration of the release before, whose build <c>TwoBuildsTests</c> runs.</summary>
    const string Released = "EndedAt";

    readonly AppDb[] databases =
    [
        new SqliteDb.DesignTime().CreateDbContext([]), new PostgreSqlDb.DesignTime().CreateDbContext([]),
        new SqlServerDb.DesignTime().CreateDbContext([]),
    ];

    [Fact]
    public void Since_the_release_migrations_add_what_the_build_before_can_leave_out() => Assert.All(databases, db =>
    {
        var names = db.Database.GetMigrations().SkipWhile(name => !IsNamed(name, Released)).ToList();

        Assert.NotEmpty(names);
        foreach (var name in names[1..])
            Assert.All(OperationsOf(db, name), operation => Assert.True(IsAddition(operation), $"{name}: {operation}"));
    });

    [Fact]
    public void A_column_that_is_dropped_is_no_addition() => Assert.All(databases, db =>
    {
        var name = db.Database.GetMigrations().Single(name => IsNamed(name, "UndoAcrossRounds"));

        Assert.DoesNotContain(OperationsOf(db, name), IsAddition);
    });

    public void Dispose()
    {
        foreach (var db in databases) db.Dispose();
    }

    static bool IsNamed(string migration, string name) => migration.EndsWith($"_{name}", StringComparison.Ordinal);

    static IReadOnlyList<MigrationOperation> OperationsOf(AppDb db, string name)
    {
        var assembly = db.GetService<IMigrationsAssembly>();
        return assembly.CreateMigration(assembly.Migrations[name], db.Database.ProviderName!).UpOperations;
    }

    static bool IsAddition(MigrationOperation operation) => operation switch
    {
        CreateTableOperation or SqlOperation or CreateIndexOperation { IsUnique: false } => true,
        AddColumnOperation column => column.IsNullable || column.DefaultValue is not null || column.DefaultValueSql is not null,
        _ => false,
    };
}
