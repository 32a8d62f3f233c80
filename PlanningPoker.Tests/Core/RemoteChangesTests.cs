using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core.Properties;
using PlanningPoker.Web.Nodes;

namespace PlanningPoker.Tests.Core;

/// <summary>What another server has written is published as what it was, where that is certain.</summary>
public class RemoteChangesTests
{
    [Fact]
    public void Changes_that_are_told_from_two_states_are_those_that_happened() => RandomGame.Check(200, steps =>
    {
        var played = RandomGame.Play(steps).Where(step => step.IsChange).ToList();
        for (var first = 0; first < played.Count; first++)
            for (var last = first; last < Math.Min(first + 4, played.Count); last++)
                AssertTold(played[first..(last + 1)]);
    });

    [Fact]
    public void A_vote_is_told_as_one_whatever_nobody_may_see_beside_it()
    {
        var known = TestSession.Of("Ann", "Bob");
        var stored = known.After("Ann", new NoteHostsAway()).Voted(("Bob", "5")).Voted(("Bob", "8"));

        var told = Assert.IsType<SessionChange>(Assert.Single(RemoteChanges.Between(known.State, stored.State, null)));
        Assert.Equal(new VoteSubmitted(TestSession.Id("Bob")), told.Event);
        Assert.Same(stored.State, told.After);
    }

    [Fact]
    public void Every_event_reaches_another_server_as_it_was() => RandomGame.Check(100, steps =>
    {
        foreach (var step in RandomGame.Play(steps))
        {
            if (step.Outcome.Event is not { } happened) continue;
            var item = new SessionChange(step.Before.State, step.After, happened);
            var told = ChangeText.Of([item]) is { } text ? ChangeText.Parse(text, step.After.Stamp) : null;

            var published = Assert.Single(RemoteChanges.Between(step.Before.State, step.After, told));
            Assert.Equal(EventText(item), EventText(Assert.IsType<SessionChange>(published)));
        }
    });

    static void AssertTold(IReadOnlyList<PlayedStep> steps)
    {
        var items = RemoteChanges.Between(steps[0].Before.State, steps[^1].After, null);
        Assert.Same(steps[^1].After, items[^1].After);
        if (items is [Resync]) return;
        Assert.Equal(
            steps.Select(step => step.Outcome.Event).OfType<SessionEvent>().Select(told => $"{told}").Order(StringComparer.Ordinal),
            items.OfType<SessionChange>().Select(item => $"{item.Event}").Order(StringComparer.Ordinal));
        var before = steps[0].Before.State;
        foreach (var item in items)
        {
            Assert.True(item.After.Stamp > before.Stamp);
            Assert.Equal(before.Version + (item is SessionChange ? 1 : 0), item.After.Version);
            before = item.After;
        }
    }

    /// <summary>Two lists of the same ids are not equal.</summary>
    static string EventText(SessionChange change) => System.Text.Json.JsonSerializer.Serialize(change.Event, change.Event.GetType());
}
