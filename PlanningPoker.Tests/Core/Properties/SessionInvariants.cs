namespace PlanningPoker.Tests.Core.Properties;

/// <summary>Asserts the conditions that every session fulfils at any time.</summary>
static class SessionInvariants
{
    public static void AssertHold(PokerSession session)
    {
        AssertPlayers(session);
        AssertRounds(session);
        AssertStories(session);
    }

    static void AssertPlayers(PokerSession session)
    {
        Assert.Equal(Enumerable.Range(1, session.Players.Count), session.Players.Select(player => player.Seat));
        Assert.Distinct(session.Players.Select(player => player.Id));
        Assert.Distinct(session.Players.SelectMany(player => player.Devices));
        Assert.Distinct(session.Seated.Select(player => player.Name), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(session.Seated.Any(), session.Players.Any(player => player.IsHost));
        Assert.All(session.Players.Where(player => player.IsHost), host => Assert.True(host.IsSeated));
        Assert.InRange(session.Seated.Count(), 0, PokerSession.MaxPlayers);
    }

    static void AssertRounds(PokerSession session)
    {
        Round[] rounds = [.. session.FinishedRounds, session.Round];
        Assert.All(session.FinishedRounds, round => Assert.True(round.IsRevealed));
        Assert.All(rounds.Where(round => round.IsRevealed), round => Assert.True(round.HasVotes));
        Assert.All(rounds.Zip(rounds.Skip(1)), pair => Assert.True(pair.First.Number < pair.Second.Number));
        Assert.All(rounds, round => Assert.All(round.Votes, vote =>
        {
            Assert.Equal(vote.Key, vote.Value.Player);
            Assert.True(vote.Value.Face is null || round.Deck.Has(vote.Value.Face));
            Assert.False(vote.Value is { IsSkipped: true, Face: not null });
        }));
        Assert.Equal(session.Deck, session.Round.Deck);
        if (session.Round.RevealsAt is not null)
            Assert.True(session.Round is { IsRevealed: false, HasVotes: true, IsCountdownStopped: false });

        var view = PublicView.Of(session);
        Assert.InRange(view.VoteCount, 0, view.TotalPlayers);
        if (session.Round.IsRevealed) return;
        Assert.All(session.Round.Votes.Values.Where(vote => vote.Face is not null), vote =>
            Assert.True(session.Player(vote.Player)!.MayVote));
        Assert.Equal(session.Round.HasVotes, session.VoteCount > 0);
    }

    static void AssertStories(PokerSession session)
    {
        Assert.All(session.Stories.Zip(session.Stories.Skip(1)), pair => Assert.True(pair.First.Rank < pair.Second.Rank));
        Assert.Distinct(session.Stories.Concat(session.DeletedStories).Select(story => story.Id));
        Assert.InRange(session.Stories.Count, 0, PokerSession.MaxStories);
        Assert.Equal(session.Round.Story is null, session.CurrentStory is null);
        Assert.NotEqual(true, session.CurrentStory?.IsParked);

        var revealed = session.FinishedRounds.Append(session.Round).Where(round => round.IsRevealed).ToLookup(round => round.Story);
        Assert.All(session.Stories.Concat(session.DeletedStories), story => Assert.Equal(revealed[story.Id].Count(), story.Rounds));
    }
}
