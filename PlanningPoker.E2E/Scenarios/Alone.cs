namespace PlanningPoker.E2E.Scenarios;

/// <summary>Tests that measure times run when nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
