using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Tests.Rendering.Models;

/// <summary>Who sits where round the table.</summary>
public class PlayerListItemTests
{
    [Fact]
    public void Voters_have_places_in_the_order_of_their_seats_and_observers_have_none()
    {
        var view = TestSession.Of("Ann", "Bob").WithObserver("Olga").After("Zoe", new Join("Zoe")).View;

        Assert.Equal(3, PlayerListItem.PlacesOf(view));
        Assert.Equal(
            [("Ann", 1), ("Bob", 2), ("Olga", null), ("Zoe", 3)],
            PlayerListItem.AllOf(view).Select(row => (row.Player.Name, row.Place)));
    }

    [Fact]
    public void More_voters_than_a_table_has_places_have_none()
    {
        string[] names = [.. Enumerable.Range(1, 19).Select(i => $"Player {i}")];
        var (full, crowd) = (TestSession.Of(names[0], names[1..18]).View, TestSession.Of(names[0], names[1..]).View);

        Assert.Equal((18, 18), (PlayerListItem.PlacesOf(full), PlayerListItem.AllOf(full).Last().Place));
        Assert.Null(PlayerListItem.PlacesOf(crowd));
        Assert.All(PlayerListItem.AllOf(crowd), row => Assert.Null(row.Place));
    }
}
