using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Rounds;

/// <summary>Where votes are final, the first card of a player in a round stays, whatever they do.</summary>
public class FinalVoteTests
{
    static readonly PlayerId Bob = TestSession.Id("Bob");

    static readonly TestSession Start = TestSession.Of("Ann", "Bob")
        .After("Ann", new UpdateSession(Settings: new(VotesMayChange: false)))
        .After("Bob", new Vote("5", Rev: 1, Reason: "Known"));

    static readonly UpdatePlayer Watch = new(Bob, Role: Role.Observer), TakeCards = new(Bob, Role: Role.Voter);

    static readonly Dictionary<string, Func<TestSession, TestSession>> Ways = new()
    {
        ["watches"] = session => session.After("Bob", Watch).After("Bob", TakeCards),
        ["watches twice"] = session => session.After("Bob", Watch).After("Bob", TakeCards).After("Bob", Watch).After("Bob", TakeCards),
        ["leaves"] = session => session.After("Bob", new Leave()).After("Bob", new Join("Bob")),
        ["leaves and comes back to watch"] = session =>
            session.After("Bob", new Leave()).After("Bob", new Join("Bob", Role.Observer)).After("Bob", TakeCards),
        ["watches and leaves"] = session => session.After("Bob", Watch).After("Bob", new Leave()).After("Bob", new Join("Bob")),
        ["is removed"] = session => session.After("Ann", new RemovePlayer(Bob)).After("Bob", new Join("Bob")),
        ["is removed and brought back"] = session => Undone(session.After("Ann", new RemovePlayer(Bob))),
        ["watches, is removed and brought back"] = session =>
            Undone(session.After("Bob", Watch).After("Ann", new RemovePlayer(Bob))).After("Bob", TakeCards),
        ["watches after the round was left"] = session =>
            Undone(session.NextRound().After("Bob", Watch)).After("Bob", TakeCards),
        ["watches before the round is left"] = session =>
            Undone(session.After("Ann", new Vote("3")).After("Bob", Watch).NextRound().After("Bob", TakeCards)),
    };

    public static TheoryData<string> AllWays => [.. Ways.Keys];

    [Fact]
    public void It_can_be_neither_changed_nor_taken_back()
    {
        Start.Refuses("Bob", new Vote("8"), Reason.VoteIsFinal);
        Start.Refuses("Bob", new Retract(), Reason.VoteIsFinal);
    }

    [Theory, MemberData(nameof(AllWays))]
    public void Whoever_comes_back_finds_the_same_card_on_the_table(string way)
    {
        var session = Ways[way](Start);

        Assert.Equal("5", session.Round.FaceOf(Bob));
        Assert.Equal("Known", session.Round.Votes[Bob].Reason);
        session.Refuses("Bob", new Vote("8"), Reason.VoteIsFinal);
        session.Refuses("Bob", new Vote("8", Rev: 1), Reason.StaleRev);
    }

    [Fact]
    public void It_does_not_count_while_its_player_is_away_from_the_table()
    {
        var watching = Start.After("Bob", Watch);

        Assert.Equal(0, watching.View.VoteCount);
        watching.Refuses("Ann", new Reveal(), Reason.NothingToReveal);
        var revealed = watching.Voted(("Ann", "3")).Revealed().After("Bob", TakeCards);
        Assert.Equal("3", Assert.Single(revealed.View.Results!.Votes).Value);
    }

    [Fact]
    public void In_the_next_round_there_is_another_vote() => Start.NextRound().After("Bob", new Vote("8"));

    [Fact]
    public void Where_votes_may_change_whoever_comes_back_has_the_card_and_may_take_another()
    {
        var back = Start.After("Ann", new UpdateSession(Settings: new(VotesMayChange: true)))
            .After("Bob", Watch).After("Bob", TakeCards);

        Assert.Equal("5", back.Round.FaceOf(Bob));
        Assert.Equal("8", back.ChangesPrivately("Bob", new Vote("8")).Round.FaceOf(Bob));
    }

    static TestSession Undone(TestSession session) => session.After("Ann", new Undo(session.State.UndoOffers[^1].Id));
}
