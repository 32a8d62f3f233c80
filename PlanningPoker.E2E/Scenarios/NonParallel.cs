namespace PlanningPoker.E2E.Scenarios;

/// <summary>Tests that measure times: none of them runs beside another test.</summary>
[CollectionDefinition(nameof(NonParallel), DisableParallelization = true)]
public sealed class NonParallel;
