using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Scheduling;

/// <summary>What is run because of who is present.</summary>
public sealed partial class DueCommandsTests
{
    [Fact]
    public async Task When_everyone_who_is_here_has_voted_a_countdown_reveals_the_cards()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Ann", new UpdateSession(Settings: new(AutoReveal: true)));
        await fixture.RunAsync("Ann", new Vote("5"));
        var presence = new KnownPresence();
        using var due = Start(fixture, presence: presence);

        presence.Set(fixture.Code, fixture.Id("Ann"), fixture.Id("Bob"));
        presence.Set(fixture.Code, fixture.Id("Ann"));
        await WaitForAsync(fixture, session => session.Round.RevealsAt is not null);
        presence.Set(fixture.Code, fixture.Id("Ann"), fixture.Id("Bob"));
        await WaitForAsync(fixture, session => session.Round.RevealsAt is null);
        await fixture.RunAsync("Bob", new Vote("8"));
        presence.Set(fixture.Code, fixture.Id("Ann"), fixture.Id("Bob"));
        await WaitForAsync(fixture, session => session.Round.RevealsAt is not null);
        fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        await WaitForAsync(fixture, session => session.Round.IsRevealed);

        Assert.Equal(
            ["countdown:started", "countdown:stopped", "vote:submitted", "countdown:started", "cards:revealed"],
            fixture.Changes.Select(change => change.Event.Name).SkipWhile(name => !name.StartsWith("countdown", StringComparison.Ordinal)));
        Assert.Equal(SystemReason.EveryoneVoted, fixture.Changes.Last().Event.By.Reason);
    }

    [Fact]
    public async Task After_a_restart_a_countdown_waits_until_those_who_were_seated_can_be_back()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Ann", new UpdateSession(Settings: new(AutoReveal: true)));
        await fixture.RunAsync("Ann", new Vote("5"));
        fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        var (presence, checks) = (new KnownPresence(), 0);
        fixture.Store.BeforeStamps = () => Task.FromResult(Interlocked.Increment(ref checks));
        using var due = Start(fixture, presence: presence);

        for (var limit = TestTimeout.Token; Volatile.Read(ref checks) < 3; limit.ThrowIfCancellationRequested())
        {
            presence.Set(fixture.Code, fixture.Id("Ann"));
            await Task.Yield();
        }
        Assert.Null((await fixture.StoredAsync())!.Round.RevealsAt);

        fixture.Clock.Advance(TimeSpan.FromSeconds(20));
        await WaitForAsync(fixture, session => session.Round.RevealsAt is not null);
    }

    /// <summary>Else nobody's votes would start a countdown for as long as the clock was ahead.</summary>
    [Fact]
    public async Task After_a_restart_with_a_clock_that_is_then_set_back_they_are_waited_for_no_longer()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Ann", new UpdateSession(Settings: new(AutoReveal: true)));
        await fixture.RunAsync("Ann", new Vote("5"));
        var (presence, clock) = (new KnownPresence(), new WrongClock(fixture.Clock) { Offset = TimeSpan.FromDays(1) });
        using var due = Start(fixture, clock: clock, presence: presence);
        clock.Offset = TimeSpan.Zero;

        fixture.Clock.Advance(TimeSpan.FromSeconds(20));
        presence.Set(fixture.Code, fixture.Id("Ann"));
        await WaitForAsync(fixture, session => session.Round.RevealsAt is not null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_it_is_not_known_who_is_on_another_server_everyone_is_waited_for(bool isShared)
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Ann", new UpdateSession(Settings: new(AutoReveal: true)));
        var other = fixture.OpenOtherServer();
        await fixture.RunOnAsync(other, "Bob", new UpdatePlayer(fixture.Id("Bob"), "Rob"));
        await fixture.RunAsync("Ann", new Vote("5"));
        var (presence, checks) = (new KnownPresence(), 0);
        fixture.Store.BeforeStamps = () => Task.FromResult(Interlocked.Increment(ref checks));
        using var due = Start(fixture, presence: presence, exchange: new() { IsShared = isShared });

        // The next one begins after the one before.
        for (var limit = TestTimeout.Token; Volatile.Read(ref checks) < 3; limit.ThrowIfCancellationRequested())
        {
            presence.Set(fixture.Code, fixture.Id("Ann"));
            await Task.Yield();
        }
        Assert.Null((await fixture.StoredAsync())!.Round.RevealsAt);

        await fixture.RunOnAsync(other, "Bob", new Vote("8"));
        presence.Set(fixture.Code, fixture.Id("Ann"));
        await WaitForAsync(fixture, session => session.Round.RevealsAt is not null);
        Assert.DoesNotContain("countdown:stopped", fixture.Published.OfType<SessionChange>().Select(change => change.Event.Name));
    }

    [Fact]
    public async Task When_it_is_known_again_who_is_on_the_other_servers_the_countdown_starts_without_anyone_coming_or_going()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        await fixture.RunAsync("Ann", new UpdateSession(Settings: new(AutoReveal: true)));
        await fixture.RunOnAsync(fixture.OpenOtherServer(), "Bob", new UpdatePlayer(fixture.Id("Bob"), "Rob"));
        await fixture.RunAsync("Ann", new Vote("5"));
        var (presence, exchange) = (new KnownPresence(), new OneServer { IsShared = true });
        using var due = Start(fixture, presence: presence, exchange: exchange);
        presence.Set(fixture.Code, fixture.Id("Ann"));
        var limit = TestTimeout.Token;
        // A check asks twice, and decides by what it was told.
        for (; exchange.Asked < 2; limit.ThrowIfCancellationRequested()) await Task.Yield();
        Assert.Null((await fixture.StoredAsync())!.Round.RevealsAt);

        exchange.IsComplete = true;

        while (!(await fixture.StoredAsync())!.Round.IsRevealed)
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, limit);
        }
    }
}
