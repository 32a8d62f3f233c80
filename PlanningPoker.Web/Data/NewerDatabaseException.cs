using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Data;

/// <summary>The database was written by a newer version of the program, which may store what this one would lose.</summary>
/// <param name="migration">A migration of the database that this version does not know.</param>
sealed class NewerDatabaseException(string migration) : Exception(
    $"The database is newer than this version of Planning Poker (it has the migration {migration}). " +
    "Start the newer version, or restore a backup from before it."), IRefusesStart;
