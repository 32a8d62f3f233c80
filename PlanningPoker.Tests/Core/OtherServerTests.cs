using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

/// <summary>When another server has written, what memory says is confirmed before it is answered.</summary>
public class OtherServerTests
{
    [Fact]
    public async Task A_command_that_memory_finds_done_is_run_on_what_another_server_wrote()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        await fixture.RunAsync("Ann", new UpdateSession("Alpha"));
        await fixture.RunOnAsync(fixture.OpenOtherServer(), "Ann", new UpdateSession("Beta"));

        Assert.Null((await fixture.RunAsync("Ann", new UpdateSession("Alpha"))).Refusal);

        Assert.Equal("Alpha", (await fixture.StoredAsync())!.Name);
        Assert.Equal(["Alpha", "Beta", "Alpha"], fixture.Published.Select(item => item.After.Name));
    }

    [Fact]
    public async Task A_refusal_from_memory_is_tried_again_on_what_another_server_wrote()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        var other = fixture.OpenOtherServer();
        await fixture.RunOnAsync(other, "Ann", new Reset());
        Assert.Null((await fixture.RunAsync("Bob", new Vote("5", Round: 2))).Refusal);

        await fixture.RunOnAsync(other, "Ann", new PromotePlayer(fixture.Id("Bob")));
        Assert.Null((await fixture.RunAsync("Bob", new Reveal())).Refusal);

        Assert.True((await fixture.StoredAsync())!.Round.IsRevealed);
    }

    [Fact]
    public async Task A_refusal_that_is_still_right_publishes_nothing()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");

        Assert.Equal(Reason.NotHost, (await fixture.RunAsync("Bob", new Reveal())).Refusal?.Reason);
        Assert.Equal(Reason.StaleRound, (await fixture.RunAsync("Bob", new Vote("5", Round: 7))).Refusal?.Reason);

        Assert.Empty(fixture.Published);
    }

    [Fact]
    public async Task A_seat_taken_on_another_server_is_known_to_its_owner_only_there_and_then_here()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        await fixture.RunOnAsync(fixture.OpenOtherServer(), "Bob", new Join("Bob"));

        Assert.DoesNotContain((await fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct))!.Players, each => each.Name == "Bob");
        var found = await fixture.Sessions.FindForAsync(fixture.Code, TestSession.DeviceOf("Bob"), SessionsFixture.Ct);

        Assert.NotNull(found!.PlayerOf(TestSession.DeviceOf("Bob")));
    }

    [Fact]
    public async Task Who_may_read_is_answered_from_memory_only_where_it_allows_it()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        await fixture.RunAsync("Ann", new UpdateSession(Settings: new(Passcode: "secret")));
        await fixture.RunOnAsync(fixture.OpenOtherServer(), "Ann", new UpdateSession(Settings: new(Passcode: "")));

        Assert.True((await fixture.Sessions.FindForAsync(fixture.Code, null, SessionsFixture.Ct))!.MayRead(null));
        fixture.Store.BeforeStamps = () => throw new InvalidOperationException("a seated player needs no query");
        Assert.NotNull(await fixture.Sessions.FindForAsync(fixture.Code, TestSession.DeviceOf("Ann"), SessionsFixture.Ct));
    }

    [Fact]
    public async Task A_session_that_another_server_deleted_is_unknown_and_its_end_is_published()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        await fixture.RunOnAsync(fixture.OpenOtherServer(), "Ann", new DeleteSession());

        Assert.Null(await fixture.Sessions.FindConfirmedAsync(fixture.Code, SessionsFixture.Ct));

        Assert.IsType<SessionDeleted>(Assert.Single(fixture.Changes).Event);
        Assert.Equal(Reason.NoSession, (await fixture.RunAsync("Ann", new Vote("5"))).Refusal?.Reason);
    }

    [Fact]
    public async Task While_the_storage_is_away_reads_come_from_memory_and_refusals_wait()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        fixture.Store.BeforeStamps = () => throw new StoreBusyException(new TimeoutException());

        Assert.NotNull(await fixture.Sessions.FindNewestAsync(fixture.Code, SessionsFixture.Ct));
        await Assert.ThrowsAsync<StoreBusyException>(() => fixture.RunAsync("Bob", new Reveal()));
        Assert.Null((await fixture.RunAsync("Bob", new Vote("5"))).Refusal);
    }

    [Fact]
    public async Task A_command_that_writes_costs_no_look_at_the_stamp()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        fixture.Store.BeforeStamps = () => throw new InvalidOperationException("a write is protected by the stamp");

        foreach (var command in new PlayerCommand[] { new Vote("5"), new Vote("8"), new Reveal(), new Reset() })
            Assert.Null((await fixture.RunAsync("Ann", command)).Refusal);
    }
}
