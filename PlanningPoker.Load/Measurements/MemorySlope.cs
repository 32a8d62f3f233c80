using PlanningPoker.Load.Servers;

namespace PlanningPoker.Load.Measurements;

/// <summary>
/// What one more connection costs in memory. What the server needs without connections is in both readings and cancels out.
/// </summary>
sealed record MemorySlope(int Few, int Many, ProcessUsage WithFew, ProcessUsage WithMany)
{
    public double PrivateKilobytes => PerConnection(WithMany.PrivateBytes - WithFew.PrivateBytes);
    public double ResidentKilobytes => PerConnection(WithMany.ResidentBytes - WithFew.ResidentBytes);

    double PerConnection(long bytes) => bytes / 1024.0 / (Many - Few);
}
