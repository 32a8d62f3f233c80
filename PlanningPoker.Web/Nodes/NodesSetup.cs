namespace PlanningPoker.Web.Nodes;

/// <summary>Registers what several servers on one database need of each other.</summary>
static class NodesSetup
{
    public static IServiceCollection AddNodes(this IServiceCollection services) => services.AddHostedService<StampWatch>();
}
