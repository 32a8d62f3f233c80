using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Web.Demo;
using PlanningPoker.Web.Hosting.Jobs;

namespace PlanningPoker.Tests.Demo;

/// <summary>A demo from its start to its end.</summary>
public sealed class DemosTests : IDisposable
{
    static readonly DeviceHash Host = TestSession.DeviceOf("Ann");

    readonly KnownPresence presence = new();
    SessionsFixture fixture = null!;
    Demos demos = null!;
    DemoVotes votes = null!;

    public void Dispose() => votes.Dispose();

    [Fact]
    public async Task It_has_stories_and_four_players_beside_the_host_who_has_the_first_story_on_the_table()
    {
        var session = await StartAsync();
        Assert.Equal(["Me", "Mia", "Ben", "Aisha", "Leo"], session.Seated.Select(player => player.Name));
        Assert.Equal([true, false, false, false, false], session.Seated.Select(player => player.IsHost));
        Assert.Equal(5, session.Stories.Count);
        Assert.Equal(session.Stories[0], session.CurrentStory);
        Assert.Empty(session.UndoOffers);
        Assert.Equal(session.Seated.Skip(1).Select(player => player.Id).ToHashSet(), await presence.GetPresentAsync(session.Code));
    }

    [Fact]
    public async Task The_robots_vote_in_each_round_and_never_for_the_host()
    {
        var session = await StartAsync();
        presence.Add(session.Players[0].Id);
        session = await PlayAsync(session.Code, seconds: 20);
        Assert.Equal([false, true, true, true, true], session.Seated.Select(player => session.Round.FaceOf(player.Id) is not null));

        await RunAsync(session.Code, new Reveal());
        await RunAsync(session.Code, new Reset());
        session = await PlayAsync(session.Code, seconds: 20);
        Assert.Equal(4, session.Round.Votes.Values.Count(vote => vote.Face is not null));
    }

    [Fact]
    public async Task They_do_not_vote_before_a_person_is_there()
    {
        var session = await StartAsync();
        session = await PlayAsync(session.Code, seconds: 20);
        Assert.False(session.Round.HasVotes);
    }

    [Fact]
    public async Task They_leave_two_minutes_after_the_last_person()
    {
        var session = await StartAsync();
        presence.Add(session.Players[0].Id);
        await PlayAsync(session.Code, seconds: 130);
        Assert.Single(demos.Running);
        presence.Remove(session.Players[0].Id);
        await PlayAsync(session.Code, seconds: 110);
        Assert.Single(demos.Running);
        await PlayAsync(session.Code, seconds: 20);
        await AssertIsOverAsync(session.Code);
    }

    [Fact]
    public async Task They_leave_after_half_an_hour()
    {
        var session = await StartAsync();
        presence.Add(session.Players[0].Id);
        await PlayAsync(session.Code, seconds: 29 * 60, step: 10);
        Assert.Single(demos.Running);
        await PlayAsync(session.Code, seconds: 2 * 60, step: 10);
        Assert.Empty(demos.Running);
    }

    [Fact]
    public async Task They_leave_when_the_session_ends_or_is_deleted()
    {
        var ended = await StartAsync();
        await RunAsync(ended.Code, new EndSession());
        await PlayAsync(ended.Code, seconds: 1);
        await AssertIsOverAsync(ended.Code);

        var deleted = (await demos.TryStartAsync(Host))!;
        await RunAsync(deleted.Code, new DeleteSession());
        await votes.StepAsync(SessionsFixture.Ct);
        await AssertIsOverAsync(deleted.Code);
    }

    [Fact]
    public async Task A_robot_that_was_removed_does_not_stop_the_others()
    {
        var session = await StartAsync();
        presence.Add(session.Players[0].Id);
        await RunAsync(session.Code, new RemovePlayer(session.Players[1].Id));
        session = await PlayAsync(session.Code, seconds: 20);
        Assert.Equal(3, session.Round.Votes.Values.Count(vote => vote.Face is not null));
    }

    [Fact]
    public async Task So_many_and_no_more_go_on_at_once()
    {
        await StartAsync();
        for (var i = 1; i < Demos.MaxAtOnce; i++) Assert.NotNull(await demos.TryStartAsync(Host));
        Assert.Null(await demos.TryStartAsync(Host));
        await demos.EndAsync(demos.Running[0]);
        Assert.NotNull(await demos.TryStartAsync(Host));
    }

    async Task<PokerSession> StartAsync()
    {
        fixture = await SessionsFixture.OpenAsync("Ann");
        var settings = new DemoSettings(new ConfigurationBuilder().Build());
        demos = new(fixture.Sessions, presence, settings, fixture.Clock);
        votes = new(demos, fixture.Sessions, presence, new JobHealth(), fixture.Clock, NullLogger<DemoVotes>.Instance);
        return (await demos.TryStartAsync(Host))!;
    }

    async Task<PokerSession> PlayAsync(SessionCode code, double seconds, double step = 0.5)
    {
        for (var played = 0.0; played < seconds; played += step)
        {
            fixture.Clock.Advance(TimeSpan.FromSeconds(step));
            await votes.StepAsync(SessionsFixture.Ct);
        }
        return (await fixture.Sessions.FindAsync(code, SessionsFixture.Ct))!;
    }

    async Task RunAsync(SessionCode code, PlayerCommand command) =>
        Assert.Null((await fixture.Sessions.RunAsync(code, Host, null, command, SessionsFixture.Ct)).Refusal);

    async Task AssertIsOverAsync(SessionCode code)
    {
        Assert.Empty(demos.Running);
        Assert.Empty(await presence.GetPresentAsync(code));
    }
}
