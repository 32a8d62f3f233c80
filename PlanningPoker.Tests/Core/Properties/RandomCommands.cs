using System.Collections.Immutable;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Properties;

/// <summary>The commands of a random game, common ones more often than rare ones.</summary>
static class RandomCommands
{
    static readonly string[] Ids = ["s0", "s1", "s2", "s3", "s4"];
    static readonly string[] Decks = ["fibonacci", "t-shirt", "modified-fibonacci"];
    static readonly string[] Descriptions = ["", "Text", "Three\nlines\nof text"];

    static readonly (int Weight, AllowedActors? Allowed, Func<PokerSession, Player?, GameStep, Command> Of)[] Kinds =
    [
        (12, AllowedActors.Voters, (session, me, step) =>
            new Vote(Face(session, step), Round(session, step), Rev(session, me, step), step.Variant % 4 == 1 ? $"{step.Target}" : null)),
        (3, AllowedActors.Voters, (session, me, step) => new Retract(Round(session, step), Rev(session, me, step))),
        (5, AllowedActors.Revealers, (session, _, step) => new Reveal(Round(session, step))),
        (2, AllowedActors.Hosts, (session, _, step) => new SkipPlayer(Someone(session, step), Round(session, step))),
        (3, AllowedActors.Hosts, (session, _, step) => new UnskipPlayer(Someone(session, step), Round(session, step))),
        (2, AllowedActors.Hosts, (session, _, step) => new Reset(Round(session, step))),
        (3, AllowedActors.Hosts, (session, _, step) =>
            new StartStory(Story(session, step), Round(session, step), step.Variant % 3 == 0 ? Face(session, step) : null)),
        (1, AllowedActors.Hosts, (session, _, step) => new QuickVote(Round(session, step))),
        (3, AllowedActors.Anyone, (_, _, step) => new Join(Name(step), step.Target % 4 == 0 ? Role.Observer : Role.Voter)),
        (1, AllowedActors.Players, (_, _, _) => new Leave()),
        (1, AllowedActors.Hosts, (session, _, step) => new RemovePlayer(Someone(session, step))),
        (1, AllowedActors.Hosts, (session, _, step) => new PromotePlayer(Someone(session, step))),
        (1, AllowedActors.Hosts, (session, _, step) => new DemotePlayer(Someone(session, step))),
        (2, AllowedActors.Players, (session, me, step) =>
            new UpdatePlayer(me?.Id ?? Someone(session, step), step.Variant % 3 == 0 ? Name(step) : null, (Role)(step.Target % 2))),
        (3, AllowedActors.StoryManagers, (_, _, step) =>
            new CreateStory(step.Variant % 4 == 0 ? null : Ids[step.Target % Ids.Length], $"Story {step.Target}")),
        (1, AllowedActors.StoryManagers, (_, _, step) => new ImportStories([Row(1, step.Target), Row(2, step.Variant)])),
        (1, AllowedActors.StoryManagers, (session, _, step) =>
            new EditStory(Story(session, step), $"Title {step.Variant % 3}", Description: Descriptions[step.Variant % 3])),
        (3, AllowedActors.StoryManagers, (session, _, step) => new MoveStory(Story(session, step), step.Variant % 6)),
        (2, AllowedActors.Hosts, (session, _, step) =>
            new EstimateStory(Story(session, step), step.Variant % 4 == 0 ? "" : $"{step.Variant}", Round(session, step))),
        (2, AllowedActors.StoryManagers, (session, _, step) => new DeleteStories(Stories(session, step))),
        (2, AllowedActors.StoryManagers, (session, _, step) => new ParkStories(Stories(session, step))),
        (2, AllowedActors.StoryManagers, (session, _, step) => new UnparkStories(Stories(session, step))),
        (2, AllowedActors.Hosts, (_, _, step) =>
            new UpdateSession(
                $"Team {step.Target % 2}", step.Variant % 2 == 0 ? new(Decks[step.Target % Decks.Length], []) : null,
                new(
                    step.Variant % 3 == 0 ? "everyone" : "hosts", step.Player % 3 == 0 ? "everyone" : "hosts",
                    step.Target % 4 != 0, step.Target % 5 != 1, 60 + step.Variant,
                    step.Target % 7 == 0, step.Variant % 5 == 0 ? "" : null, step.Variant % 4 > 1,
                    step.Variant % 3 == 1 ? $"https://tracker.example/{step.Target % 2}/{{key}}" : step.Variant % 3 == 2 ? "" : null))),
        (1, AllowedActors.Hosts, (_, _, step) => step.Variant % 6 == 0 ? new EndSession() : new ReopenSession()),
        (3, AllowedActors.Hosts, (session, _, step) => session.IsEnded ? new ReopenSession() : new StopCountdown(Round(session, step))),
        (2, AllowedActors.Hosts, (session, _, step) => new StartTimer(step.Variant % 2 == 0 ? null : 30, Round(session, step))),
        (1, AllowedActors.Hosts, (session, _, step) =>
            new AddTime(30, Round(session, step), step.Variant % 3 == 0 ? null : session.Round.Timer?.EndsAt)),
        (1, AllowedActors.Hosts, (session, _, step) => new PauseTimer(Round(session, step))),
        (1, AllowedActors.Hosts, (session, _, step) => new StopTimer(Round(session, step))),
        (4, null, (session, _, step) => new StartCountdown(session.Round.Number, HereIn(session, step))),
        (3, null, (session, _, _) =>
            new CancelCountdown(session.Round.Number, session.Seated.Select(player => player.Id).ToHashSet())),
        (2, null, (session, _, _) => new EndCountdown(session.Round.Number)),
        (1, null, (session, _, _) => new EndTimer(session.Round.Number)),
        (1, AllowedActors.Players, (_, _, step) => new CreateDeviceLink(new($"link {step.Variant}"))),
        (4, AllowedActors.Hosts, (session, _, step) => new Undo(Offer(session, step))),
        (6, AllowedActors.Players, (_, _, _) => new AcceptControls()),
        (4, AllowedActors.Hosts, (_, _, _) => new TakeBackControls()),
        (4, null, (_, _, _) => new NoteHostsAway()),
        (6, null, (session, _, step) => new OfferControls(Someone(session, step))),
        (1, null, (_, _, _) => new WithdrawOffer()),
        (2, null, (_, _, _) => new RemoveExpiredDeviceLinks()),
        (1, null, (_, _, _) => new ExpireUndoOffers()),
    ];

    static readonly int[] Weighted = [.. Kinds.SelectMany((kind, i) => Enumerable.Repeat(i, kind.Weight))];

    /// <summary>Not played: a game needs its session to the end, and a device that moves plays no more as before.</summary>
    public static readonly Type[] NotPlayed =
        [typeof(DeleteSession), typeof(DeleteUnusedSession), typeof(LinkDevice), typeof(AddDevice), typeof(RemoveDevice)];

    public static int Count => Weighted.Length;

    /// <summary>Null for a command of the system.</summary>
    public static AllowedActors? AllowedFor(GameStep step) => Kinds[Weighted[step.Command]].Allowed;

    public static Command Of(PokerSession session, Player? me, GameStep step) => Kinds[Weighted[step.Command]].Of(session, me, step);

    static string Face(PokerSession session, GameStep step) => session.Deck.Cards[step.Variant % session.Deck.Cards.Length].Face;

    static int? Round(PokerSession session, GameStep step) => (step.Target % 10) switch
    {
        0 or 1 => null,
        2 => session.Round.Number - 1,
        _ => session.Round.Number,
    };

    static int? Rev(PokerSession session, Player? me, GameStep step)
    {
        var stored = me is null ? 0 : session.Round.Votes.GetValueOrDefault(me.Id)?.Rev ?? 0;
        return (step.Target % 9) switch
        {
            0 or 1 => null,
            2 => Math.Max(0, stored - 1),
            3 => stored,
            4 => stored + 2,
            _ => stored + 1,
        };
    }

    static StoryId Story(PokerSession session, GameStep step) =>
        session.Stories.IsEmpty ? new(Ids[0]) : session.Stories[step.Target % session.Stories.Count].Id;

    /// <summary>One story, or two.</summary>
    static ImmutableArray<StoryId> Stories(PokerSession session, GameStep step) => step.Variant % 3 > 0
        ? [Story(session, step)]
        : [Story(session, step), Story(session, step with { Target = step.Target + step.Player })];

    static PlayerId Someone(PokerSession session, GameStep step) => session.Players[step.Variant % session.Players.Count].Id;

    /// <summary>Those who are present: sometimes everyone, sometimes only those who have voted.</summary>
    static HashSet<PlayerId> HereIn(PokerSession session, GameStep step) =>
        [
            .. session.Seated.Where(player => step.Target % 3 == 0 || session.Round.FaceOf(player.Id) is not null)
                .Select(player => player.Id),
        ];

    /// <summary>The id of an offer, or of one that is over.</summary>
    static long Offer(PokerSession session, GameStep step) => session.UndoOffers.IsEmpty
        ? step.Variant
        : session.UndoOffers[step.Target % session.UndoOffers.Count].Id;

    static ImportRow Row(int line, int number) => new(line, new($"Row {number}", $"US-{number}"));

    /// <summary>Sometimes a name that is taken.</summary>
    static string Name(GameStep step) => step.Variant % 6 == 0
        ? RandomGame.Players[step.Target % RandomGame.Players.Length].ToUpperInvariant()
        : $"Player {step.Player % RandomGame.Players.Length}";
}
