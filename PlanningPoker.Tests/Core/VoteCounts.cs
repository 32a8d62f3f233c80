namespace PlanningPoker.Tests.Core;

/// <summary>Counts the votes of a session as its public view does.</summary>
static class VoteCounts
{
    extension(PokerSession session)
    {
        public int VoteCount => PublicView.Of(session).VoteCount;
    }
}
