namespace PlanningPoker.E2E.Scenarios;

/// <summary>Tests that measure times do not run in parallel with other tests.</summary>
[CollectionDefinition(nameof(NonParallel), DisableParallelization = true)]
public sealed class NonParallel;
