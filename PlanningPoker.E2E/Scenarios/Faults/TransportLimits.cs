using PlanningPoker.E2E.Clients;
using PlanningPoker.E2E.Network;

namespace PlanningPoker.E2E.Scenarios.Faults;

/// <summary>Pages choose their transport themselves, so a proxy that lets only one through makes them use it.</summary>
static class TransportLimits
{
    public static Fault LimitedTo(this Fault fault, Transport transport) => fault with
    {
        RefusesUpgrades = fault.RefusesUpgrades || transport != Transport.WebSocket,
        RefusesStreams = fault.RefusesStreams || transport == Transport.Polling,
    };

    /// <summary>The name of the transport on the page.</summary>
    public static string DisplayName(this Transport transport) => transport switch
    {
        Transport.Stream => "live stream",
        Transport.WebSocket => "WebSocket",
        _ => "polling",
    };
}
