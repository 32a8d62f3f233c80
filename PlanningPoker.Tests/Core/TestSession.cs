using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core;

/// <summary>
/// An immutable session for tests, with players known by name, each on a device of their own. Every command returns the session after it,
/// one second later.
/// </summary>
sealed partial class TestSession
{
    static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    TestSession(PokerSession session, DateTimeOffset now, string host) => (State, Now, Host) = (session, now, host);

    public static SessionCode Code { get; } = SessionCode.TryParse("K7QF-92MX-4TRA", out var code) ? code : default;

    public PokerSession State { get; }
    public DateTimeOffset Now { get; }

    /// <summary>The player who opened the session.</summary>
    public string Host { get; }

    public PublicView View => PublicView.Of(State);
    public Round Round => State.Round;

    /// <summary>A player who has, or had, a seat.</summary>
    public Player this[string player] => State.Player(Id(player)) ?? throw new InvalidOperationException($"{player} has no seat.");

    /// <summary>A session that the host opened and the others joined as voters.</summary>
    public static TestSession Of(string host, params string[] others) =>
        others.Aggregate(OpenedBy(host, new OpenSession("Team", host)), (session, name) => session.After(name, new Join(name)));

    public static TestSession OpenedBy(string host, OpenSession command)
    {
        var (session, refusal) = command.Open(Code, new PlayerActor(DeviceOf(host), Start));
        Assert.Null(refusal);
        return new(session!, Start.AddSeconds(1), host);
    }

    public static DeviceHash DeviceOf(string player) => new($"device of {player}");
    public static PlayerId Id(string player) => PlayerId.For(Code, DeviceOf(player));

    /// <summary>The actor that the server makes for this player.</summary>
    public PlayerActor ActorOf(string player) => new(DeviceOf(player), Now);

    /// <summary>The player, or for a command of the system the system, late enough for everything that is due.</summary>
    public Actor ActorFor(string player, Command command) => command switch
    {
        StartCountdown or CancelCountdown or NoteHostsAway or OfferControls => new SystemActor(((SystemCommand)command).Reason, Now),
        SystemCommand due => new SystemActor(due.Reason, Now + DeviceLink.Lifetime),
        _ => ActorOf(player),
    };

    /// <summary>The outcome of a command, refused or not.</summary>
    public Outcome Try(string player, Command command) => command.Run(State, ActorFor(player, command));

    /// <summary>The session after a command, which must not be refused.</summary>
    public TestSession After(string player, Command command)
    {
        var outcome = Try(player, command);
        Assert.Null(outcome.Refusal);
        return With(outcome.Session);
    }

    public TestSession With(PokerSession session) => new(session, Now.AddSeconds(1), Host);

    /// <summary>The same session at another time.</summary>
    public TestSession At(DateTimeOffset now) => new(State, now, Host);

    public TestSession WithObserver(string player) => After(player, new Join(player, Role.Observer));

    public TestSession WithDeck(params string[] faces) => After(Host, new UpdateSession(Deck: new(null, [.. faces])));

    /// <summary>Stories whose title is their id.</summary>
    public TestSession WithStories(params string[] ids) =>
        ids.Aggregate(this, (session, id) => session.After(Host, new CreateStory(id, id)));

    public TestSession Started(string story) => After(Host, new StartStory(Story(story)));

    public TestSession Voted(params (string Player, string Face)[] votes) =>
        votes.Aggregate(this, (session, vote) => session.After(vote.Player, new Vote(vote.Face)));

    public TestSession Revealed() => After(Host, new Reveal());

    /// <summary>The settings ask for the countdown, and everyone who has voted is here: it has started.</summary>
    public TestSession CountingDown() => After(Host, new UpdateSession(Settings: new(AutoReveal: true)))
        .After(Host, new StartCountdown(Round.Number, Voters()));

    /// <summary>No host is here, and the player is offered the controls.</summary>
    public TestSession Offered(string player) => After(player, new NoteHostsAway()).After(player, new OfferControls(Id(player)));

    /// <summary>Those who have voted in the round.</summary>
    public HashSet<PlayerId> Voters() => [.. Round.Votes.Values.Where(vote => vote.Face is not null).Select(vote => vote.Player)];

    /// <summary>The next round on the same story.</summary>
    public TestSession NextRound() => After(Host, new Reset());

    public TestSession Estimated(string story, string estimate) => After(Host, new EstimateStory(Story(story), estimate));

    /// <summary>Adds stories in one import.</summary>
    public TestSession WithMoreStories(int count) =>
        After(Host, SampleImport.Of(count));

    public static StoryId Story(string id) => new(id);
}
