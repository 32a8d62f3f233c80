using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Measurements;

/// <summary>
/// What one more connection costs in memory. What the server uses without any connection is in both readings, so it does not count.
/// </summary>
sealed record MemorySlope(int Few, int Many, ProcessUsage WithFew, ProcessUsage WithMany)
{
    public double PrivateKilobytes => PerConnection(WithMany.PrivateBytes - WithFew.PrivateBytes);
    public double ResidentKilobytes => PerConnection(WithMany.ResidentBytes - WithFew.ResidentBytes);

    double PerConnection(long bytes) => bytes / 1024.0 / (Many - Few);
}
