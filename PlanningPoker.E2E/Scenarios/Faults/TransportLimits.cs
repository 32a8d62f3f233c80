using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>Pages choose their transport themselves. A proxy that lets only one through keeps them to it.</summary>
static class TransportLimits
{
    public static Fault LimitedTo(this Fault fault, Transport transport) => fault with
    {
        RefusesUpgrades = fault.RefusesUpgrades || transport != Transport.WebSocket,
        RefusesStreams = fault.RefusesStreams || transport == Transport.Polling,
    };

    /// <summary>The transport as the page names it.</summary>
    public static string DisplayName(this Transport transport) => transport switch
    {
        Transport.Stream => "live stream",
        Transport.WebSocket => "WebSocket",
        _ => "polling",
    };
}
