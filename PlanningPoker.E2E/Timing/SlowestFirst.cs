using PlanningPoker.E2E.Scenarios.Connections;
using PlanningPoker.E2E.Scenarios.Faults;
using PlanningPoker.E2E.Scenarios.Layout;
using PlanningPoker.E2E.Scenarios.Meeting;
using PlanningPoker.E2E.Scenarios.Nodes;
using PlanningPoker.E2E.Scenarios.Outbox;
using PlanningPoker.E2E.Timing;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(SlowestFirst))]

namespace PlanningPoker.E2E.Timing;

/// <summary>Starts the classes that take longest first. One that starts last would keep a single core busy at the end.</summary>
public sealed class SlowestFirst : ITestCollectionOrderer
{
    static readonly string[] Slow =
    [
        nameof(WholeHourTests), nameof(LanguageRoundTests), nameof(LanguageLayoutTests), nameof(KilledServerOnSqliteTests),
        nameof(MeetingTests), nameof(AccessibilityTests), nameof(EnginesTests), nameof(HourAccessibilityTests), nameof(LayoutTests),
        nameof(TargetTests), nameof(LayoutShiftTests), nameof(OutboxTests), nameof(UnansweredTests), nameof(KilledServerOnPostgreSqlTests),
        nameof(TransportSwitchTests), nameof(ConnectionLossTests),
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Rank(collection.TestCollectionDisplayName))];

    /// <summary>Every test class is a collection, and the name of the collection contains the name of the class.</summary>
    static int Rank(string collection) =>
        Array.FindIndex(Slow, name => collection.Contains($".{name}", StringComparison.Ordinal)) is >= 0 and var rank ? rank : Slow.Length;
}
