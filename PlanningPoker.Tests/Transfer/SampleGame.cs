using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Transfer;

/// <summary>Creates sessions by running commands of the host or of a named player.</summary>
static class SampleGame
{
    static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 30, 0, TimeSpan.FromHours(1));

    public static PokerSession New(string name = "Sprint 42", DeckChoice? deck = null)
    {
        Assert.True(SessionCode.TryParse("K7QF-92MX-4TRA", out var code));
        return new OpenSession(name, "Hana", deck, FacilitateOnly: true).Open(code, By("Hana")).Value!;
    }

    public static PokerSession After(this PokerSession session, Command command, string player = "Hana")
    {
        var outcome = session.Try(command, player);
        Assert.Null(outcome.Refusal);
        return outcome.Session;
    }

    public static Outcome Try(this PokerSession session, Command command, string player = "Hana") => command.Run(session, By(player));

    public static PokerSession WithPlayers(this PokerSession session, params string[] players) =>
        players.Aggregate(session, (before, player) => before.After(new Join(player), player));

    public static PokerSession WithVotes(this PokerSession session, params (string Player, string Card)[] votes) =>
        votes.Aggregate(session, (before, vote) => before.After(new Vote(vote.Card), vote.Player));

    public static PokerSession WithStory(
        this PokerSession session, string title, string? key = null, string? description = null, string? url = null) =>
        session.After(new CreateStory($"s{session.Stories.Count + 1}", title, key, description, url));

    static PlayerActor By(string player) => new(new($"device of {player}"), Start);
}
