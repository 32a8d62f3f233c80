using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>Tests of the states in the gallery, which only a server in Development has. The tests of a class share one.</summary>
public abstract class GalleryTests(GalleryServer server) : TableTests(server), IClassFixture<GalleryServer>;

/// <summary>The app in Development, with pseudo-languages and webhooks.</summary>
public sealed class GalleryServer : PokerServer
{
    public GalleryServer() => Configure = host => host.UseSetting("environment", "Development")
        .UseSetting("Languages:Pseudo", "true").UseSetting("Webhooks:Enabled", "true");
}
