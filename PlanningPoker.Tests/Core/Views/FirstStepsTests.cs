using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Views;

/// <summary>What a host is told to do first at a new table, each until it is done.</summary>
public class FirstStepsTests
{
    static readonly TestSession New = TestSession.Of("Ann");

    static FirstSteps Of(TestSession session, string player = "Ann") => MyView.Of(session.State, session[player]).FirstSteps;

    [Fact]
    public void A_host_who_is_alone_may_invite_add_stories_or_vote() =>
        Assert.Equal(FirstSteps.Invite | FirstSteps.AddStories | FirstSteps.Vote, Of(New));

    [Fact]
    public void Each_goes_when_it_is_done()
    {
        var joined = New.After("Bob", new Join("Bob"));
        Assert.Equal(FirstSteps.AddStories | FirstSteps.Vote, Of(joined));
        var withStory = joined.WithStories("a");
        Assert.Equal(FirstSteps.Vote, Of(withStory));
        Assert.Equal(FirstSteps.None, Of(withStory.Voted(("Ann", "5"))));
    }

    [Fact]
    public void They_do_not_come_back_when_the_player_leaves_the_story_is_deleted_or_the_card_is_taken_back()
    {
        var done = New.After("Bob", new Join("Bob")).WithStories("a").Voted(("Ann", "5"));
        var undone = done.After("Bob", new Leave()).After("Ann", new DeleteStories([done.State.Stories[0].Id])).After("Ann", new Retract());
        Assert.Equal(FirstSteps.None, Of(undone));
        Assert.Equal(FirstSteps.None, Of(undone.After("Ann", new Reset())));
    }

    [Fact]
    public void After_the_first_reveal_none_is_left()
    {
        var revealed = New.Voted(("Ann", "5")).After("Ann", new Reveal());
        Assert.Equal(FirstSteps.None, Of(revealed));
        Assert.Equal(FirstSteps.None, Of(revealed.After("Ann", new Reset())));
    }

    [Fact]
    public void While_there_is_a_timer_there_are_none()
    {
        var timed = New.After("Ann", new StartTimer(60));
        Assert.Equal(FirstSteps.None, Of(timed));
        Assert.Equal(Of(New), Of(timed.After("Ann", new StopTimer())));
    }

    [Fact]
    public void Only_hosts_have_them()
    {
        var joined = New.After("Bob", new Join("Bob"));
        Assert.Equal(FirstSteps.None, Of(joined, "Bob"));
        Assert.Equal(FirstSteps.AddStories | FirstSteps.Vote, Of(joined.After("Ann", new PromotePlayer(TestSession.Id("Bob"))), "Bob"));
    }

    [Fact]
    public void Who_has_no_cards_is_not_told_to_vote_and_nobody_is_invited_to_a_locked_session()
    {
        var facilitating = New.After("Ann", new UpdatePlayer(TestSession.Id("Ann"), Role: Role.Observer));
        Assert.Equal(FirstSteps.Invite | FirstSteps.AddStories, Of(facilitating));
        Assert.Equal(FirstSteps.AddStories, Of(facilitating.After("Ann", new UpdateSession(Settings: new(Locked: true)))));
    }

    /// <summary>A host's private view must not change with the votes of others.</summary>
    [Fact]
    public void The_votes_of_others_change_nothing()
    {
        var joined = New.After("Bob", new Join("Bob"));
        Assert.Equal(Of(joined), Of(joined.Voted(("Bob", "5"))));
    }

    [Fact]
    public void A_page_is_sent_them_when_they_differ_and_only_then()
    {
        var joined = New.After("Bob", new Join("Bob"));
        var (before, after) = (MyView.Of(New.State, New["Ann"]), MyView.Of(joined.State, joined["Ann"]));
        Assert.Equal(MyParts.FirstSteps, after.DifferenceFrom(before));
        Assert.Equal(MyParts.None, after.DifferenceFrom(after));
    }
}
