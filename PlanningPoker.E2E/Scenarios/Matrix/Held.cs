using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;

namespace PlanningPoker.E2E.Scenarios.Matrix;

/// <summary>Pages choose their way themselves. A line that lets only one through keeps them to it.</summary>
static class Held
{
    public static Fault HeldTo(this Fault fault, TravelWay way) => fault with
    {
        RefusesUpgrades = fault.RefusesUpgrades || way != TravelWay.WebSocket,
        RefusesStreams = fault.RefusesStreams || way == TravelWay.Polling,
    };

    /// <summary>As the page says it.</summary>
    public static string InWords(this TravelWay way) => way switch
    {
        TravelWay.Stream => "live stream",
        TravelWay.WebSocket => "WebSocket",
        _ => "polling",
    };
}
