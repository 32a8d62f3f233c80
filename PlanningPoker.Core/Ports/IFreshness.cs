namespace PlanningPoker.Core.Ports;

/// <summary>Says whether this server may lack something that another server has written.</summary>
public interface IFreshness
{
    /// <summary>Whether it could not be found out for seconds what other servers have written.</summary>
    bool IsBehind { get; }
}
