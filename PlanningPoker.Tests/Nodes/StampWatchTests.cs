using Microsoft.Extensions.Configuration;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Web.Nodes;

namespace PlanningPoker.Tests.Nodes;

/// <summary>What another server has written is published here within a second.</summary>
public class StampWatchTests
{
    [Fact]
    public async Task A_change_of_another_server_is_published_once()
    {
        await using var watch = await WatchedSession.OpenAsync();
        await watch.Fixture.RunOnAsync(watch.Other, "Ann", new Reset());

        await watch.CompareAsync();
        await watch.CompareAsync();

        Assert.Equal(await watch.Fixture.StoredAsync(), Assert.IsType<Resync>(Assert.Single(watch.Fixture.Published)).After);
    }

    [Fact]
    public async Task What_this_server_has_published_is_not_read_again()
    {
        await using var watch = await WatchedSession.OpenAsync();
        await watch.Fixture.RunAsync("Bob", new Vote("5"));
        watch.Fixture.Store.BeforeFind = () => throw new InvalidOperationException("nothing to read");

        await watch.CompareAsync();

        Assert.IsType<SessionChange>(Assert.Single(watch.Fixture.Published));
    }

    [Fact]
    public async Task What_a_page_here_has_read_but_nobody_was_told_is_published()
    {
        await using var watch = await WatchedSession.OpenAsync();
        await watch.CompareAsync();
        await watch.Fixture.RunOnAsync(watch.Other, "Bob", new Vote("5"));

        Assert.Equal(1, (await watch.Fixture.Sessions.FindConfirmedAsync(watch.Fixture.Code, SessionsFixture.Ct))!.VoteCount);

        Assert.IsType<VoteSubmitted>(Assert.Single(watch.Fixture.Changes).Event);
    }

    [Fact]
    public async Task A_deletion_on_another_server_ends_the_session_here()
    {
        await using var watch = await WatchedSession.OpenAsync();
        await watch.Fixture.RunOnAsync(watch.Other, "Ann", new DeleteSession());

        await watch.CompareAsync();

        Assert.IsType<SessionDeleted>(Assert.Single(watch.Fixture.Changes).Event);
    }

    [Fact]
    public async Task A_session_that_was_idle_for_hours_is_still_told_of()
    {
        await using var watch = await WatchedSession.OpenAsync();
        watch.Fixture.Clock.Advance(TimeSpan.FromHours(3));
        await watch.Fixture.Sessions.FindAsync(SessionCode.New(), SessionsFixture.Ct);
        await watch.Fixture.RunOnAsync(watch.Other, "Ann", new DeleteSession());

        await watch.CompareAsync();

        Assert.IsType<SessionDeleted>(Assert.Single(watch.Fixture.Changes).Event);
    }

    [Fact]
    public async Task A_storage_that_is_away_for_a_while_is_asked_again()
    {
        await using var watch = await WatchedSession.OpenAsync();
        await watch.Fixture.RunOnAsync(watch.Other, "Bob", new Vote("5"));
        watch.Fixture.Store.BeforeStamps = () => throw new StoreBusyException(new TimeoutException());
        await watch.CompareAsync();
        watch.Fixture.Store.BeforeStamps = () => Task.CompletedTask;

        await watch.CompareAsync();

        Assert.IsType<VoteSubmitted>(Assert.Single(watch.Fixture.Changes).Event);
    }

    [Fact]
    public async Task While_the_storage_does_not_answer_the_server_is_behind_after_three_seconds()
    {
        await using var watch = await WatchedSession.OpenAsync();
        await watch.CompareAsync();
        watch.Fixture.Store.BeforeStamps = () => throw new StoreBusyException(new TimeoutException());

        watch.Fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        await watch.CompareAsync();
        Assert.False(watch.IsBehind);
        watch.Fixture.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(watch.IsBehind);

        watch.Fixture.Store.BeforeStamps = () => Task.CompletedTask;
        await watch.CompareAsync();
        Assert.False(watch.IsBehind);
    }

    [Fact]
    public async Task A_server_whose_hints_were_complete_until_now_is_not_behind()
    {
        await using var watch = await WatchedSession.OpenAsync();
        watch.Servers.Add(watch.Servers.Own, 0);
        watch.Fixture.Clock.Advance(TimeSpan.FromSeconds(3));
        watch.Servers.Add(watch.Servers.Own, 0);
        watch.Fixture.Clock.Advance(TimeSpan.FromSeconds(0.5));
        await watch.CompareAsync();
        for (var i = 0; i < 36; i++)
        {
            watch.Fixture.Clock.Advance(ServerStates.HeartbeatInterval);
            watch.Servers.Add(watch.Servers.Own, 0);
            await watch.TickAsync();
        }
        Assert.True(watch.Servers.AreHintsComplete);

        watch.Servers.Add("another", 0);

        Assert.False(watch.Servers.AreHintsComplete);
        Assert.False(watch.IsBehind);
        watch.Fixture.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.True(watch.IsBehind);
    }

    [Fact]
    public async Task A_session_that_cannot_be_read_does_not_put_the_others_behind()
    {
        await using var watch = await WatchedSession.OpenAsync();
        await watch.Fixture.RunOnAsync(watch.Other, "Ann", new Reset());
        watch.Fixture.Store.BeforeFind = () => throw new InvalidOperationException("damaged");
        watch.Fixture.Clock.Advance(TimeSpan.FromSeconds(10));

        await watch.CompareAsync();

        Assert.False(watch.IsBehind);
    }

    [Fact]
    public async Task A_comparison_that_took_long_says_what_was_so_when_it_began()
    {
        await using var watch = await WatchedSession.OpenAsync();
        watch.Fixture.Store.BeforeStamps = () =>
        {
            watch.Fixture.Clock.Advance(TimeSpan.FromSeconds(10));
            return Task.CompletedTask;
        };

        await watch.CompareAsync();

        Assert.True(watch.IsBehind);
    }

    [Fact]
    public async Task One_SQLite_file_for_long_is_reported_and_restarts_now_and_then_are_not()
    {
        await using var watch = await WatchedSession.OpenAsync();
        await WriteElsewhereAsync(seconds: 150);
        watch.Fixture.Clock.Advance(TimeSpan.FromHours(2));
        await WriteElsewhereAsync(seconds: 150);
        Assert.Empty(watch.Errors);

        await WriteElsewhereAsync(seconds: 60);
        Assert.Single(watch.Errors, error => error.Contains("same SQLite file", StringComparison.Ordinal));

        async Task WriteElsewhereAsync(int seconds)
        {
            for (var i = 0; i < seconds; i += 30)
            {
                await watch.Fixture.RunOnAsync(watch.Other, "Ann", new Reset());
                await watch.CompareAsync();
                watch.Fixture.Clock.Advance(TimeSpan.FromSeconds(30));
            }
        }
    }

    /// <summary>A session on two servers, of which the first watches.</summary>
    sealed class WatchedSession : IAsyncDisposable
    {
        readonly StampWatch watch;
        readonly RecordedLog<StampWatch> log = new();

        WatchedSession(SessionsFixture fixture)
        {
            (Fixture, Other) = (fixture, fixture.OpenOtherServer());
            var settings = NodeSettings.Of(new ConfigurationBuilder().Build());
            Servers = new() { Time = fixture.Clock };
            watch = new(fixture.Sessions, fixture.Feed, fixture.Store, Servers, settings, new(), fixture.Clock, log);
        }

        public SessionsFixture Fixture { get; }
        public Sessions Other { get; }
        public ServerStates Servers { get; }
        public IReadOnlyCollection<string> Errors => log.Errors;
        public bool IsBehind => watch.IsBehind;

        public static async Task<WatchedSession> OpenAsync() => new(await SessionsFixture.OpenAsync("Ann", "Bob"));

        public Task TickAsync() => watch.CompareWhenDueAsync(SessionsFixture.Ct);

        public Task CompareAsync() => watch.TryCompareAsync(SessionsFixture.Ct);

        public ValueTask DisposeAsync()
        {
            watch.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
