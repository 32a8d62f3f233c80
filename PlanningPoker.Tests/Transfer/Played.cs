using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Transfer;

/// <summary>Sessions played by hand: every command is the host's unless a player is named.</summary>
static class Played
{
    static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 30, 0, TimeSpan.FromHours(1));

    public static PokerSession New(string name = "Sprint 42", DeckChoice? deck = null)
    {
        Assert.True(SessionCode.TryParse("K7QF-92MX-4TRA", out var code));
        return new OpenSession(name, "Hana", deck, FacilitateOnly: true).Open(code, By("Hana")).Session!;
    }

    public static PokerSession Does(this PokerSession session, Command command, string player = "Hana")
    {
        var outcome = session.Outcome(command, player);
        Assert.Null(outcome.Refusal);
        return outcome.Session;
    }

    public static Outcome Outcome(this PokerSession session, Command command, string player = "Hana") => command.Run(session, By(player));

    public static PokerSession With(this PokerSession session, params string[] players) =>
        players.Aggregate(session, (before, player) => before.Does(new Join(player), player));

    public static PokerSession Votes(this PokerSession session, params (string Player, string Card)[] votes) =>
        votes.Aggregate(session, (before, vote) => before.Does(new Vote(vote.Card), vote.Player));

    public static PokerSession Adds(this PokerSession session, string title, string? key = null, string? description = null, string? url = null) =>
        session.Does(new CreateStory($"s{session.Stories.Count + 1}", title, key, description, url));

    static Actor By(string player) => new(new($"device of {player}"), Start);
}
