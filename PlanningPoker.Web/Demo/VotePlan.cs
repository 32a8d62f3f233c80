namespace PlanningPoker.Web.Demo;

/// <summary>
/// What the robots of a demo choose, and when: each a card near the same middle, one of them often late. When a story is voted again they
/// come closer.
/// </summary>
sealed class VotePlan(TimeSpan voteWithin, Random random)
{
    const double Soonest = 0.2, LateBy = 0.75, LateOften = 0.4, UnsureOften = 0.04;

    readonly List<PlannedVote> votes = [];
    (StoryId? Story, int Middle) about;
    int round;

    /// <summary>The votes that are due. A round that is seen for the first time is planned from now on.</summary>
    public IReadOnlyList<PlannedVote> DueIn(PokerSession session, IReadOnlyList<Robot> robots, DateTimeOffset now)
    {
        if (session.Round.IsRevealed) return [];
        if (session.Round.Number != round) Plan(session.Round, robots, now);
        return votes.FindAll(vote => vote.At <= now);
    }

    /// <summary>It was given, or refused.</summary>
    public void Remove(PlannedVote vote) => votes.Remove(vote);

    void Plan(Round next, IReadOnlyList<Robot> robots, DateTimeOffset now)
    {
        var faces = next.Deck.Cards.Where(card => !card.IsSpecial).Select(card => card.Face).ToList();
        if (round == 0 || about.Story != next.Story || next.NumberInStory == 1)
            about = (next.Story, random.Next(faces.Count / 4, Math.Max(faces.Count / 4 + 1, faces.Count * 3 / 4)));
        round = next.Number;
        votes.Clear();
        var late = random.NextDouble() < LateOften ? random.Next(robots.Count) : -1;
        foreach (var (place, robot) in robots.Index())
        {
            var wait = Soonest + (1 - Soonest) * random.NextDouble() + (place == late ? LateBy : 0);
            votes.Add(new(robot, FaceFrom(faces, next), now + voteWithin * wait));
        }
    }

    string FaceFrom(List<string> faces, Round next)
    {
        var isFirst = next.NumberInStory == 1;
        if (faces.Count == 0 || isFirst && random.NextDouble() < UnsureOften && next.Deck.Has("?"))
            return next.Deck.Has("?") ? "?" : next.Deck.Cards[0].Face;
        int[] steps = isFirst ? [-2, -1, -1, 0, 0, 0, 1, 1, 2, 3] : [-1, 0, 0, 0, 0, 1];
        return faces[Math.Clamp(about.Middle + steps[random.Next(steps.Length)], 0, faces.Count - 1)];
    }
}
