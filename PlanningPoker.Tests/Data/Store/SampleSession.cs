using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>Creates sample sessions by running commands.</summary>
static class SampleSession
{
    public static readonly DateTimeOffset Start = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    public static DeviceHash DeviceOf(string owner) => new(Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(owner))));

    public static PokerSession Open(DateTimeOffset? at = null) =>
        new OpenSession("Team Blue", "Ann").Open(SessionCode.New(), new PlayerActor(DeviceOf("Ann"), at ?? Start)).Value!;

    public static PokerSession After(this PokerSession session, string player, Command command) =>
        command.Run(session, ActorFor(player, command, Start.AddSeconds(session.Stamp))) is { Refusal: null } outcome
            ? outcome.Session
            : throw new InvalidOperationException($"{player} was refused {command}.");

    static Actor ActorFor(string player, Command command, DateTimeOffset at) => command is SystemCommand due
        ? new SystemActor(due.Reason, at)
        : new PlayerActor(DeviceOf(player), at);

    /// <summary>Every command but the one that deletes the session. In this order each of them changes the session.</summary>
    public static ImmutableArray<(string What, string Player, Func<PokerSession, Command> Command)> EveryVerb { get; } =
    [
        ("a player joins", "Bob", _ => new Join("Bob")),
        ("another joins as observer", "Cleo", _ => new Join("Clé☕", Role.Observer)),
        ("a third joins", "Dan", _ => new Join("Dan")),
        ("a device link", "Ann", _ => new CreateDeviceLink(new(DeviceOf("pass").Value))),
        ("a newer device link", "Ann", _ => new CreateDeviceLink(new(DeviceOf("newer pass").Value))),
        ("a linked device", "Ann's phone", _ => new LinkDevice(new(DeviceOf("newer pass").Value))),
        ("a device link of another player", "Cleo", _ => new CreateDeviceLink(new(DeviceOf("Cleo's pass").Value))),
        ("a device joins as a player of its own", "Dan's phone", _ => new Join("Dan too")),
        ("the device gives up its seat for another player", "Dan's phone", session =>
            new LinkDevice(new(DeviceOf("Cleo's pass").Value), Id(session, "Dan's phone"))),
        ("a new key of a browser", "Dan", _ => new AddDevice(DeviceOf("Dan's new key"))),
        ("its earlier key is taken away", "Dan's new key", _ => new RemoveDevice(DeviceOf("Dan"))),
        ("another key for the tests that follow", "Dan's new key", _ => new AddDevice(DeviceOf("Dan"))),
        ("a skipped player", "Ann", session => new SkipPlayer(Id(session, "Bob"))),
        ("a player who is no longer skipped", "Ann", session => new UnskipPlayer(Id(session, "Bob"))),
        ("a player skipped again", "Ann", session => new SkipPlayer(Id(session, "Bob"))),
        ("a quick vote", "Bob", _ => new Vote("½")),
        ("a changed vote", "Bob", _ => new Vote("13")),
        ("a reason for it", "Bob", _ => new Vote("13", Reason: "Nobody knows the mail server")),
        ("a retracted vote", "Bob", _ => new Retract()),
        ("a story with all its fields", "Ann", _ => new CreateStory(
            "story-1", "Üben – \"quoted\" 'n' 𝟛", "US-1", "two\nlines\n" + new string('x', 3990), "https://example.org/a?b=c")),
        ("a story with a title only", "Ann", _ => new CreateStory(null, "Second")),
        ("an import", "Ann", _ => SampleImport.Of(20, line => new($"Story {line}", $"K-{line}"))),
        ("an edit that clears a field", "Ann", session => new EditStory(session.Stories[0].Id, Title: "Renamed", Url: "")),
        ("a move to the front", "Ann", session => new MoveStory(session.Stories[5].Id, 0)),
        ("a move between two", "Ann", session => new MoveStory(session.Stories[9].Id, 2)),
        ("an estimate", "Ann", session => new EstimateStory(session.Stories[3].Id, "0.25")),
        ("a start of a story", "Ann", session => new StartStory(session.Stories[0].Id)),
        ("a vote on it", "Ann", _ => new Vote("5")),
        ("a vote with a special card and a reason", "Bob", _ => new Vote("☕", Reason: "Lunch")),
        ("a vote with its revision", "Dan", _ => new Vote("8", Rev: 7)),
        ("a player becomes an observer", "Dan", session => new UpdatePlayer(Id(session, "Dan"), Role: Role.Observer)),
        ("votes are final", "Ann", _ => new UpdateSession(Settings: new(VotesMayChange: false))),
        ("the observer takes the card up again", "Dan", session => new UpdatePlayer(Id(session, "Dan"), Role: Role.Voter)),
        ("a player becomes an observer again", "Dan", session => new UpdatePlayer(Id(session, "Dan"), Role: Role.Observer)),
        ("votes may change", "Ann", _ => new UpdateSession(Settings: new(VotesMayChange: true))),
        ("a reveal", "Ann", _ => new Reveal()),
        ("a reset after the reveal", "Ann", _ => new Reset()),
        ("a timer", "Ann", _ => new StartTimer(45)),
        ("more time", "Ann", _ => new AddTime()),
        ("a pause", "Ann", _ => new PauseTimer()),
        ("a vote in the second round", "Bob", _ => new Vote("3")),
        ("the timer stopped", "Ann", _ => new StopTimer()),
        ("a reset before the reveal", "Ann", _ => new Reset()),
        ("a reset undone", "Ann", Undo),
        ("an estimate saved on the way to another story", "Ann", session => new StartStory(session.Stories[1].Id, Estimate: "5")),
        ("that undone", "Ann", Undo),
        ("the cards of the story revealed", "Ann", _ => new Reveal()),
        ("its estimate saved", "Ann", session => new EstimateStory(session.Round.Story!.Value, "3")),
        ("another one on the way to another story", "Ann", session => new StartStory(session.Stories[1].Id, Estimate: "5")),
        ("the round and the saved estimate brought back", "Ann", Undo),
        ("one more round on it", "Ann", _ => new Reset()),
        ("the story on the table parked", "Ann", session => new ParkStories(session.Round.Story!.Value)),
        ("that undone too", "Ann", Undo),
        ("another reset before the reveal", "Ann", _ => new Reset()),
        ("a custom deck", "Ann", _ => new UpdateSession("Renamed", new DeckChoice(null, ["ä", "b c", "☕", "10"]))),
        ("a vote on the custom deck", "Bob", _ => new Vote("b c")),
        ("a reveal on the custom deck", "Ann", _ => new Reveal()),
        ("a reveal undone", "Ann", Undo),
        ("another reveal on the custom deck", "Ann", _ => new Reveal()),
        ("an estimate for the cards that lie there", "Ann", session => new EstimateStory(session.Round.Story!.Value, "10")),
        ("a deck of known faces without its name", "Ann", _ =>
            new UpdateSession(Deck: new DeckChoice(null, [.. Deck.TShirt.Cards.Select(card => card.Face)]))),
        ("a setting", "Ann", _ => new UpdateSession(Settings: new("everyone"))),
        ("other settings", "Ann", _ => new UpdateSession(Settings: new(null, "everyone", true, false, 90))),
        ("a vote before the countdown", "Bob", _ => new Vote("M")),
        ("a countdown", "", session => new StartCountdown(session.Round.Number, new HashSet<PlayerId> { Id(session, "Bob") })),
        ("the countdown stopped", "Ann", _ => new StopCountdown()),
        ("votes that may change", "Ann", _ => new UpdateSession(Settings: new(VotesMayChange: true))),
        ("anonymous votes", "Ann", _ => new UpdateSession(Settings: new(Anonymous: true))),
        ("named votes, in an anonymous round", "Ann", _ => new UpdateSession(Settings: new(Anonymous: false))),
        ("a lock and a passcode", "Ann", _ => new UpdateSession(Settings: new(Locked: true, Passcode: "blue whale"))),
        ("another passcode", "Ann", _ => new UpdateSession(Settings: new(Locked: false, Passcode: "red fox"))),
        ("a tracker", "Ann", _ => new UpdateSession(Settings: new(Tracker: "https://tracker.example/browse/{key}?from=poker"))),
        ("no passcode", "Ann", _ => new UpdateSession(Settings: new(Passcode: ""))),
        ("no host is here", "", _ => new NoteHostsAway()),
        ("the controls are offered", "", session => new OfferControls(Id(session, "Bob"))),
        ("and taken", "Bob", _ => new AcceptControls()),
        ("and taken back", "Ann", _ => new TakeBackControls()),
        ("a named deck", "Ann", _ => new UpdateSession(Deck: new DeckChoice("fibonacci", []))),
        ("a new host", "Ann", session => new PromotePlayer(Id(session, "Bob"))),
        ("a host steps down", "Bob", session => new DemotePlayer(Id(session, "Ann"))),
        ("two parked stories", "Bob", session => new ParkStories(session.Stories[11].Id, session.Stories[12].Id)),
        ("two more parked stories", "Bob", session => new ParkStories(session.Stories[8].Id, session.Stories[9].Id)),
        ("these taken back by an undo", "Bob", Undo),
        ("one of them taken back", "Bob", session => new UnparkStories(session.Stories[11].Id)),
        ("two deleted stories", "Bob", session => new DeleteStories(session.Stories[8].Id, session.Stories[9].Id)),
        ("these restored", "Bob", Undo),
        ("a deleted story", "Bob", session => new DeleteStories(session.Stories[7].Id)),
        ("another deleted story", "Bob", session => new DeleteStories(session.Stories[2].Id)),
        ("a deleted current story", "Bob", session => new DeleteStories(session.Round.Story!.Value)),
        ("a story brought back", "Bob", session => new CreateStory(session.DeletedStories[0].Id.Value, "ignored")),
        ("a story whose place is lost brought back", "Bob", session => new CreateStory(session.DeletedStories[0].Id.Value, "ignored")),
        ("a round on no story", "Bob", _ => new Vote("1")),
        ("a player leaves", "Dan", _ => new Leave()),
        ("a player is removed", "Bob", session => new RemovePlayer(Id(session, "Cleo"))),
        ("the removal undone", "Bob", Undo),
        ("the player is removed again", "Bob", session => new RemovePlayer(Id(session, "Cleo"))),
        ("a player returns", "Dan", _ => new Join("Daniel")),
        ("the last host leaves", "Bob", _ => new Leave()),
        ("a vote of the new host", "Ann", _ => new Vote("2")),
        ("a quick vote opened", "Ann", _ => new QuickVote()),
        ("the end", "Ann", _ => new EndSession()),
        ("a new beginning", "Ann", _ => new ReopenSession()),
        ("a device link that is not used", "Ann", _ => new CreateDeviceLink(new(DeviceOf("another pass").Value))),
        ("a mark that nobody uses it", "", _ => new DeleteUnusedSession(DateTimeOffset.MaxValue, TimeSpan.FromDays(1))),
        ("a vote that takes it away", "Ann", _ => new Vote("3")),
        ("the end once more", "Ann", _ => new EndSession()),
        ("a mark again", "", _ => new DeleteUnusedSession(DateTimeOffset.MaxValue, TimeSpan.FromDays(1))),
    ];

    static Undo Undo(PokerSession session) => new(session.UndoOffers[^1].Id);

    static PlayerId Id(PokerSession session, string owner) => session.PlayerOf(DeviceOf(owner))!.Id;
}
