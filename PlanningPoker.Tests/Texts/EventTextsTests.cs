using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Texts;

/// <summary>A sentence about a player speaks to that player.</summary>
public class EventTextsTests
{
    static readonly PlayerId Ann = TestSession.Id("Ann"), Bob = TestSession.Id("Bob");
    static readonly TestSession Team = TestSession.Of("Ann", "Bob");

    public static TheoryData<PlayerCommand, string> WhatConcernsBob => new()
    {
        { new PromotePlayer(Bob), "You are host now" },
        { new DemotePlayer(Ann), "You are host now" },
        { new Leave(), "You are host now" },
        { new UpdatePlayer(Bob, Role: Role.Observer), "You are an observer now" },
        { new UpdatePlayer(Bob, "Rob"), "You are now called Rob" },
        { new SkipPlayer(Bob), "Ann skipped you in this round" },
    };

    [Theory, MemberData(nameof(WhatConcernsBob))]
    public void Whom_it_concerns_reads_of_it_in_the_second_person(PlayerCommand command, string text) =>
        Assert.Contains((Bob, text), EventTexts.ToPlayers(ChangeBy(Team, "Ann", command)));

    [Fact]
    public void Who_loses_the_controls_reads_of_it_in_the_second_person()
    {
        var two = Team.After("Ann", new PromotePlayer(Bob));
        Assert.Equal([(Ann, "You are no longer a host")], EventTexts.ToPlayers(ChangeBy(two, "Bob", new DemotePlayer(Ann))));
        Assert.Contains((Ann, "You are no longer a host"), EventTexts.ToPlayers(ChangeBy(Team, "Ann", new DemotePlayer(Ann))));
    }

    [Fact]
    public void Who_is_no_longer_skipped_reads_of_it_in_the_second_person() =>
        Assert.Equal(
            [(Bob, "Ann waits for you again")],
            EventTexts.ToPlayers(ChangeBy(Team.After("Ann", new SkipPlayer(Bob)), "Ann", new UnskipPlayer(Bob))));

    [Fact]
    public void Who_is_offered_the_controls_reads_of_it_in_the_second_person() => Assert.Equal(
        [(Bob, "No host is here. You can run the game.")],
        EventTexts.ToPlayers(new(Team.State, Team.State, new HostOffered(SystemReason.HostsAway, Bob))));

    [Fact]
    public void What_concerns_nobody_speaks_to_nobody() => Assert.Empty(EventTexts.ToPlayers(ChangeBy(Team, "Ann", new Vote("5"))));

    [Fact]
    public void Another_deck_is_told_and_that_it_takes_votes_away()
    {
        var update = new UpdateSession(Deck: new("t-shirt", []));

        Assert.Equal("Deck changed by Ann", TextOf(Team, update));
        Assert.Equal("Deck changed by Ann: please vote again", TextOf(Team.After("Ann", new Vote("5")), update));
        Assert.Equal("Settings changed by Ann", TextOf(Team, new UpdateSession("Sprint 13")));
    }

    [Fact]
    public void More_time_is_no_start_and_no_pause()
    {
        var running = Team.After("Ann", new StartTimer(60));
        var paused = running.After("Ann", new PauseTimer());

        Assert.Equal("Timer started by Ann", TextOf(Team, new StartTimer(60)));
        Assert.Equal("Timer extended by Ann", TextOf(running, new AddTime()));
        Assert.Equal("Timer paused by Ann", TextOf(running, new PauseTimer()));
        Assert.Equal("Timer extended by Ann", TextOf(paused, new AddTime()));
        Assert.Equal("spoken", ToastView.Of(ChangeBy(paused, "Ann", new AddTime()))!.Kind);
        Assert.Equal("Timer resumed by Ann", TextOf(paused, new StartTimer()));
        Assert.Equal("Timer stopped by Ann", TextOf(paused, new StopTimer()));
    }

    [Fact]
    public void A_moved_story_has_a_place_only_among_the_next_ones()
    {
        var session = Team.WithStories("a", "b", "c").Estimated("c", "5");

        var move = new MoveStory(TestSession.Story("b"), 0);
        Assert.Equal("b moved to place 1", TextOf(session, move));
        Assert.Equal("spoken", ToastView.Of(ChangeBy(session, "Ann", move))!.Kind);
        Assert.Null(TextOf(session, new MoveStory(TestSession.Story("c"), 0)));
    }

    static string? TextOf(TestSession session, PlayerCommand command) => EventTexts.Of(ChangeBy(session, "Ann", command));

    static SessionChange ChangeBy(TestSession session, string player, PlayerCommand command) =>
        Assert.IsType<SessionChange>(session.Try(player, command).ToFeedItem(session.State, session.ActorOf(player)));
}
