using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PlanningPoker.Web.Data.Store;

/// <summary>The context for SQL Server.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : AppDb(options)
{
    /// <summary>Creates the context for <c>dotnet ef</c>.</summary>
    public sealed class DesignTime : IDesignTimeDbContextFactory<SqlServerDb>
    {
        public SqlServerDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer().Options);
    }
}
