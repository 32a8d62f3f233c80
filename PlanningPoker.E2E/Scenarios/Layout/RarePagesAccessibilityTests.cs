using PlanningPoker.E2E.Server;
using PlanningPoker.E2E.Table;

namespace PlanningPoker.E2E.Scenarios.Layout;

/// <summary>Axe finds no violation on the pages and dialogs that are seldom seen, from left to right and from right to left.</summary>
public sealed class RarePagesAccessibilityTests(PokerServer server) : TableTests(server)
{
    [Theory]
    [InlineData("en")]
    [InlineData("ar")]
    public async Task The_pages_that_are_seldom_seen_pass(string language)
    {
        var found = new List<string>();
        await new RarePages(Team, language, (page, what) => AccessibilityTests.CheckInPassingAsync(page, what, found)).VisitAsync();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
