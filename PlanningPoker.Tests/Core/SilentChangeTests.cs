using PlanningPoker.Core.Commands;
using PlanningPoker.Core.Views;

namespace PlanningPoker.Tests.Core;

/// <summary>A changed vote leaves no trace in time: what everyone sees is not made anew for it.</summary>
public class SilentChangeTests
{
    [Fact]
    public async Task A_changed_vote_keeps_the_view_and_a_public_change_does_not()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Ann", new Vote("5"));
        var before = (await fixture.StoredAsync())!;
        var view = PublicView.Of(before);

        await fixture.RunAsync("Ann", new Vote("8"));
        var after = (await fixture.StoredAsync())!;
        Assert.NotEqual(before.Stamp, after.Stamp);
        Assert.Same(view, PublicView.Of(after));

        await fixture.RunAsync("Bob", new Vote("5"));
        Assert.NotSame(view, PublicView.Of((await fixture.StoredAsync())!));
    }
}
