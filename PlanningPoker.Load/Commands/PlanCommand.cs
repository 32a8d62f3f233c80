using System.Globalization;
using PlanningPoker.Load.Plans;
using PlanningPoker.Load.Reports;

namespace PlanningPoker.Load.Commands;

/// <summary>Prints what so many players would need, from measured costs.</summary>
static class PlanCommand
{
    public static int Run(Options options)
    {
        var plan = new Plan
        {
            Players = options.Number("players", 1_000_000),
            PlayersPerSession = Math.Max(1, options.Number("team", 10)),
            SecondsPerRound = Math.Max(1, options.Number("round", 120)),
            CoresPerServer = Math.Max(1, options.Number("cores", 4)),
        };
        var table = new ConsoleTable("what", "how many", "from");
        foreach (var (what, number, from) in plan.Rows()) table.Add(what, number.ToString("N0", CultureInfo.InvariantCulture), from);
        table.Print();
        Console.WriteLine("Measured numbers times the players: nobody has tried it with so many.");
        return 0;
    }
}
