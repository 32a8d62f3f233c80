using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core.Commands;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>The commands of a random game, common ones more often than rare ones.</summary>
static class RandomCommands
{
    static readonly string[] Ids = ["s0", "s1", "s2", "s3", "s4"];
    static readonly string[] Decks = ["fibonacci", "t-shirt", "modified-fibonacci"];

    /// <summary>One ends the game; those of device links change nothing that another player sees, and have tests of their own.</summary>
    static readonly Type[] NotPlayed = [typeof(DeleteSession), typeof(CreateDeviceLink), typeof(LinkDevice)];

    static readonly (Type Type, int Weight, AllowedActors Who, Func<PokerSession, Player?, GameStep, Command> Of)[] Kinds =
    [
        Kind(12, AllowedActors.Voters, (session, me, step) => new Vote(Face(session, step), Round(session, step), Rev(session, me, step))),
        Kind(3, AllowedActors.Voters, (session, me, step) => new Retract(Round(session, step), Rev(session, me, step))),
        Kind(5, AllowedActors.Hosts, (session, _, step) => new Reveal(Round(session, step))),
        Kind(2, AllowedActors.Hosts, (session, _, step) => new Reset(Round(session, step))),
        Kind(3, AllowedActors.Hosts, (session, _, step) => new StartStory(Story(session, step), Round(session, step))),
        Kind(1, AllowedActors.Hosts, (session, _, step) => new QuickVote(Round(session, step))),
        Kind(3, AllowedActors.Anyone, (_, _, step) => new Join(Name(step), step.Which % 4 == 0 ? Role.Observer : Role.Voter)),
        Kind(1, AllowedActors.Players, (_, _, _) => new Leave()),
        Kind(1, AllowedActors.Hosts, (session, _, step) => new RemovePlayer(Someone(session, step))),
        Kind(1, AllowedActors.Hosts, (session, _, step) => new PromotePlayer(Someone(session, step))),
        Kind(1, AllowedActors.Hosts, (session, _, step) => new DemotePlayer(Someone(session, step))),
        Kind(2, AllowedActors.Players, (session, me, step) =>
            new UpdatePlayer(me?.Id ?? Someone(session, step), step.How % 3 == 0 ? Name(step) : null, (Role)(step.Which % 2))),
        Kind(3, AllowedActors.Hosts, (_, _, step) =>
            new CreateStory(step.How % 4 == 0 ? null : Ids[step.Which % Ids.Length], $"Story {step.Which}")),
        Kind(1, AllowedActors.Hosts, (_, _, step) => new ImportStories([Row(1, step.Which), Row(2, step.How)])),
        Kind(1, AllowedActors.Hosts, (session, _, step) =>
            new EditStory(Story(session, step), $"Title {step.How % 3}", Description: step.How % 2 == 0 ? "" : "Text")),
        Kind(3, AllowedActors.Hosts, (session, _, step) => new MoveStory(Story(session, step), step.How % 6)),
        Kind(2, AllowedActors.Hosts, (session, _, step) =>
            new EstimateStory(Story(session, step), step.How % 4 == 0 ? "" : $"{step.How}", Round(session, step))),
        Kind(2, AllowedActors.Hosts, (session, _, step) => new DeleteStory(Story(session, step))),
        Kind(1, AllowedActors.Hosts, (_, _, step) =>
            new UpdateSession($"Team {step.Which % 2}", step.How % 2 == 0 ? new(Decks[step.Which % Decks.Length], []) : null)),
    ];

    static readonly int[] Weighted = [.. Kinds.SelectMany((kind, i) => Enumerable.Repeat(i, kind.Weight))];

    public static int Count => Weighted.Length;

    /// <summary>The commands that random games consist of.</summary>
    public static IEnumerable<Type> Types => Kinds.Select(kind => kind.Type);

    /// <summary>The commands that they have to consist of: all others.</summary>
    public static IEnumerable<Type> RequiredTypes => CommandSamples.Types.Except(NotPlayed);

    public static AllowedActors WhoMay(GameStep step) => Kinds[Weighted[step.Kind]].Who;

    public static Command Of(PokerSession session, Player? me, GameStep step) => Kinds[Weighted[step.Kind]].Of(session, me, step);

    static (Type, int, AllowedActors, Func<PokerSession, Player?, GameStep, Command>) Kind<TCommand>(
        int weight, AllowedActors who, Func<PokerSession, Player?, GameStep, TCommand> of) where TCommand : Command =>
        (typeof(TCommand), weight, who, of);

    static string Face(PokerSession session, GameStep step) => session.Deck.Cards[step.How % session.Deck.Cards.Length].Face;

    static int? Round(PokerSession session, GameStep step) => (step.Which % 10) switch
    {
        0 or 1 => null,
        2 => session.Round.Number - 1,
        _ => session.Round.Number,
    };

    static int? Rev(PokerSession session, Player? me, GameStep step)
    {
        var stored = me is null ? 0 : session.Round.Votes.GetValueOrDefault(me.Id)?.Rev ?? 0;
        return (step.Which % 9) switch
        {
            0 or 1 => null,
            2 => Math.Max(0, stored - 1),
            3 => stored,
            4 => stored + 2,
            _ => stored + 1,
        };
    }

    static StoryId Story(PokerSession session, GameStep step) =>
        session.Stories.IsEmpty ? new(Ids[0]) : session.Stories[step.Which % session.Stories.Count].Id;

    static PlayerId Someone(PokerSession session, GameStep step) => session.Players[step.How % session.Players.Count].Id;

    static ImportRow Row(int line, int number) => new(line, new($"Row {number}", $"US-{number}"));

    /// <summary>Sometimes a name that is taken.</summary>
    static string Name(GameStep step) => step.How % 6 == 0
        ? RandomGame.Players[step.Which % RandomGame.Players.Length].ToUpperInvariant()
        : $"Player {step.Who % RandomGame.Players.Length}";
}
