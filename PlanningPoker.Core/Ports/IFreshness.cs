namespace PlanningPoker.Core.Ports;

/// <summary>Says whether this server may lack something that another server has written.</summary>
public interface IFreshness
{
    /// <summary>Whether this server could not ask for some seconds what others have written, and was not told either.</summary>
    bool IsBehind { get; }
}
