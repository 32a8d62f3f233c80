namespace PlanningPoker.E2E.Scenarios;

/// <summary>Tests that measure times run when nothing else does.</summary>
[CollectionDefinition(nameof(NonParallel), DisableParallelization = true)]
public sealed class NonParallel;
