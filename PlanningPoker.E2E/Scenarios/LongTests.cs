namespace PlanningPoker.E2E.Scenarios;

/// <summary>Tests that take minutes and add certainty to shorter ones. They run with <c>PLANNINGPOKER_LONG=1</c>.</summary>
static class LongTests
{
    public static bool AreOn { get; } = Environment.GetEnvironmentVariable("PLANNINGPOKER_LONG") == "1";

    public static void OrSkip() =>
        Assert.SkipUnless(AreOn, "This takes minutes: set PLANNINGPOKER_LONG=1 to run it.");
}
