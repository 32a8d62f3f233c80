namespace PlanningPoker.Tests.Core;

static class Counting
{
    extension(PokerSession session)
    {
        public int VoteCount => new PublicView(session).VoteCount;
    }
}
