namespace PlanningPoker.Tests.Fakes;

/// <summary>A server that is never behind others.</summary>
sealed class Fresh : IFreshness
{
    public bool IsBehind => false;
}
