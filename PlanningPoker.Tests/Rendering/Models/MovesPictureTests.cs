using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Tests.Rendering.Models;

public class MovesPictureTests
{
    [Fact]
    public void A_few_players_have_a_line_each_and_those_who_moved_are_drawn_last()
    {
        var picture = PictureOf(("Ann", "3", "5"), ("Bob", "8", "8"));

        Assert.Equal([(false, "Bob stayed at 8"), (true, "Ann: 3, then 5")], picture.Lines.Select(line => (line.Moves, line.Title)));
        Assert.Equal(["Ann: 3, then 5", "Bob stayed at 8"], picture.Texts);
        Assert.Equal([["Bob"], ["Ann"], []], picture.Ends.Select(end => end.Paths.Select(path => path.Name)));
        Assert.Equal(1, picture.KeptCount);
    }

    [Fact]
    public void Who_stays_has_a_straight_line()
    {
        var line = PictureOf(("Ann", "5", "5"), ("Bob", "5", "8"), ("Cleo", "8", "5")).Lines.Single(line => !line.Moves);

        Assert.Matches(@"^M0 (\d+)L100 \1$", line.Path);
    }

    [Fact]
    public void Who_did_not_vote_in_both_rounds_has_a_point_and_no_line_and_a_word()
    {
        var picture = PictureOf(("Ann", "3", "5"), ("Bob", null, "5"), ("Cleo", "5", null));

        Assert.All(picture.Lines.Where(line => line.Title.Contains("no vote", StringComparison.Ordinal)), line =>
        {
            Assert.Empty(line.Path);
            Assert.Matches(@"^M\d+ \d+h0$", line.Dots);
        });
        Assert.Equal(["Ann: 3, then 5", "Bob: no vote, then 5", "Cleo: 5, then no vote"], picture.Texts);
        Assert.Equal(["Cleo"], picture.WithoutVote.Select(path => path.Name));
    }

    [Fact]
    public void Of_many_players_those_who_went_the_same_way_share_a_line_as_thick_as_they_are_many()
    {
        var picture = PictureOf([.. Enumerable.Range(1, 40).Select(i => ($"P{i}", "3", i <= 10 ? "8" : "3"))]);

        Assert.Equal([(false, 9), (true, 3)], picture.Lines.Select(line => (line.Moves, line.Thickness!.Value)));
        Assert.StartsWith("P1, P2, P3", picture.Lines[1].Title, StringComparison.Ordinal);
        Assert.Equal(40, picture.Texts.Count());
    }

    [Fact]
    public void A_line_goes_on_from_round_to_round_and_a_missing_vote_interrupts_it()
    {
        var session = TestSession.Of("Ann", "Bob").WithStories("a").Started("a");
        foreach (var face in (string?[])["3", "5", null, "8", "5"])
            session = Voted(Voted(session.Round.IsRevealed ? session.NextRound() : session, "Ann", face), "Bob", "1").Revealed();

        var line = new MovesPicture(session.View.Moves!).Lines.Single(line => line.Title.StartsWith("Ann", StringComparison.Ordinal));

        Assert.Matches(@"^M0 \d+L100 \d+M300 \d+L400 \d+$", line.Path);
    }

    static MovesPicture PictureOf(params (string Player, string? First, string? Second)[] votes)
    {
        var session = TestSession.Of(votes[0].Player, [.. votes[1..].Select(vote => vote.Player)]).WithStories("a").Started("a");
        foreach (var vote in votes) session = Voted(session, vote.Player, vote.First);
        session = session.Revealed().NextRound();
        foreach (var vote in votes) session = Voted(session, vote.Player, vote.Second);
        return new(session.Revealed().View.Moves!);
    }

    static TestSession Voted(TestSession session, string player, string? face) =>
        face is null ? session : session.After(player, new Vote(face));
}
