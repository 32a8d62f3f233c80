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
    public async Task Votes_on_another_server_are_published_as_votes_and_changed_ones_privately()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob", "Cid");
        var (other, version) = (fixture.OpenOtherServer(), (await fixture.StoredAsync())!.Version);
        await fixture.RunAsync("Cid", new Vote("1"));
        fixture.Published.Clear();
        foreach (var (player, command) in new (string, PlayerCommand)[]
            { ("Bob", new Vote("5")), ("Ann", new Vote("8")), ("Cid", new Vote("2")) })
            await fixture.RunOnAsync(other, player, command);

        await fixture.Sessions.FindConfirmedAsync(fixture.Code, SessionsFixture.Ct);

        Assert.Equal(
            [new VoteSubmitted(fixture.Id("Ann")), new VoteSubmitted(fixture.Id("Bob"))],
            fixture.Published.OfType<SessionChange>().Select(change => change.Event));
        Assert.Equal([version + 2, version + 3], fixture.Published.OfType<SessionChange>().Select(change => change.After.Version));
        Assert.Equal(fixture.Id("Cid"), Assert.Single(fixture.Published.OfType<PrivateChange>()).Affected ?? fixture.Id("Cid"));
        Assert.Equal(await fixture.StoredAsync(), fixture.Published[^1].After);

        await fixture.RunOnAsync(other, "Bob", new Retract());
        await fixture.Sessions.FindConfirmedAsync(fixture.Code, SessionsFixture.Ct);
        Assert.Equal(new VoteRetracted(fixture.Id("Bob")), Assert.IsType<SessionChange>(fixture.Published[^1]).Event);
    }

    [Fact]
    public async Task Votes_among_other_changes_on_another_server_need_the_whole_session()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        var other = fixture.OpenOtherServer();
        await fixture.RunAsync("Bob", new Vote("1"));
        fixture.Published.Clear();
        foreach (var commands in new (string Player, PlayerCommand Command)[][]
        {
            [("Bob", new Vote("5")), ("Ann", new UpdateSession("Alpha"))],
            [("Ann", new SkipPlayer(fixture.Id("Ann")))],
            [("Ann", new RemovePlayer(fixture.Id("Bob")))],
            [("Ann", new Vote("5")), ("Ann", new Reset())],
        })
        {
            foreach (var (player, command) in commands) Assert.Null((await fixture.RunOnAsync(other, player, command)).Refusal);
            await fixture.Sessions.FindConfirmedAsync(fixture.Code, SessionsFixture.Ct);

            Assert.Equal(await fixture.StoredAsync(), Assert.IsType<Resync>(fixture.Published[^1]).After);
        }
        Assert.All(fixture.Published, item => Assert.IsType<Resync>(item));
    }

    [Fact]
    public async Task What_another_server_says_has_happened_is_published_as_if_it_had_happened_here()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann", "Bob");
        var other = fixture.OpenOtherServer();
        var before = (await fixture.StoredAsync())!;
        await fixture.RunOnAsync(other, "Ann", new UpdateSession("Alpha"));
        var said = new RemoteChange(before.Stamp, before.Stamp + 1)
        {
            By = fixture.Id("Ann"),
            Event = new SessionUpdated(fixture.Id("Ann")),
        };

        await fixture.Sessions.FindWithStampAsync(fixture.Code, said.After, said, SessionsFixture.Ct);

        var change = Assert.IsType<SessionChange>(Assert.Single(fixture.Published));
        Assert.Equal((before, await fixture.StoredAsync(), said.Event), (change.Before, change.After, change.Event));

        foreach (var name in (string[])["Beta", "Gamma"]) await fixture.RunOnAsync(other, "Ann", new UpdateSession(name));
        said = said with { Before = said.After, After = said.After + 1 };
        await fixture.Sessions.FindWithStampAsync(fixture.Code, said.After, said, SessionsFixture.Ct);
        Assert.Equal("Gamma", Assert.IsType<Resync>(fixture.Published[^1]).After.Name);
    }

    [Fact]
    public async Task A_commit_that_succeeded_though_it_was_not_answered_is_for_other_servers_too()
    {
        var fixture = await SessionsFixture.OpenAsync("Ann");
        fixture.Store.AfterWrite = () => throw new StoreBusyException(new TimeoutException());
        await Assert.ThrowsAsync<StoreBusyException>(() => fixture.RunAsync("Ann", new Vote("5")));
        fixture.Store.AfterWrite = () => Task.CompletedTask;

        Assert.Equal(1, (await fixture.Sessions.FindAsync(fixture.Code, SessionsFixture.Ct))!.VoteCount);
        Assert.True(Assert.IsType<Resync>(Assert.Single(fixture.Published)).MayBeOwn);

        await fixture.RunOnAsync(fixture.OpenOtherServer(), "Ann", new Reset());
        await fixture.Sessions.FindConfirmedAsync(fixture.Code, SessionsFixture.Ct);
        Assert.False(Assert.IsType<Resync>(fixture.Published[^1]).MayBeOwn);
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
