using PlanningPoker.Web.Webhooks;

namespace PlanningPoker.Tests.Webhooks;

/// <summary>What fails is tried again for a day.</summary>
public class WebhookRetriesTests
{
    [Fact]
    public void The_pauses_grow_and_end_after_a_day()
    {
        var start = DateTimeOffset.UnixEpoch.AddYears(56);
        var (now, attempt, pauses) = (start, 1, new List<TimeSpan>());
        while (WebhookRetries.NextAfter(attempt++, start, now) is { } next)
        {
            pauses.Add(next - now);
            now = next;
        }

        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(TimeSpan.FromSeconds(5), pauses[0]);
        Assert.InRange(now - start, TimeSpan.FromHours(19), TimeSpan.FromHours(24));
        Assert.InRange(pauses.Count, 8, 20);
    }
}
