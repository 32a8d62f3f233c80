using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PlanningPoker.Web.Data.Store;

/// <summary>The tables on SQL Server, or on any server that speaks its protocol.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : AppDb(options)
{
    /// <summary>For <c>dotnet ef</c>.</summary>
    public sealed class DesignTime : IDesignTimeDbContextFactory<SqlServerDb>
    {
        public SqlServerDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer().Options);
    }
}
