using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Properties;

public class FinalVoteProperties
{
    [Fact]
    public void While_votes_are_final_a_player_has_one_card_in_a_round() => RandomGame.Check(300, steps =>
    {
        Dictionary<PlayerId, string> first = [];
        foreach (var played in RandomGame.Play(steps))
        {
            var (before, after) = (played.Before.State, played.After);
            if (before.Round.Number != after.Round.Number || before.Settings.VotesMayChange || after.Settings.VotesMayChange) first.Clear();
            foreach (var vote in after.Round.Votes.Values.Where(vote => vote.Face is not null))
            {
                first.TryAdd(vote.Player, vote.Face!);
                Assert.Equal(first[vote.Player], vote.Face);
            }
        }
    });
}
