using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Pages.Dev;

/// <summary>A session in some state, and the player whose page shows it.</summary>
sealed record Scene(PokerSession Session, Player Me);

/// <summary>Plays a session by its commands until it is in the state to show. The host is player 0.</summary>
/// <param name="Session">The session so far.</param>
/// <param name="Viewer">The player whose page shows it, by seat order.</param>
sealed record Play(PokerSession Session, int Viewer = 0)
{
    static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    public Scene Scene => new(Session, Session.Players[Viewer]);

    public static Play Open(string name, string host)
    {
        _ = SessionCode.TryParse("K7QF-92MX-4TRA", out var code);
        return new(new OpenSession(name, host).Open(code, ActorOf(0)).Value!);
    }

    public Play Join(params IEnumerable<string> names) => names.Aggregate(
        this, (play, name) => play.As(play.Session.Players.Count, new Join(name)));

    public Play Add(string? key, string title, string? estimate = null, string? description = null)
    {
        var added = Run(new CreateStory(null, title, key, description, key is null ? null : $"https://tracker.example/{key}"));
        return estimate is null ? added : added.Run(new EstimateStory(added.Session.Stories[^1].Id, estimate));
    }

    public Play Import(IEnumerable<string> titles) =>
        Run(new ImportStories([.. titles.Select((title, i) => new ImportRow(i + 1, new StoryDraft(title, $"BIG-{i + 1}")))]));

    /// <summary>Changes the deck: its name, or its cards.</summary>
    public Play Use(string deck) => Run(new UpdateSession(Deck: DeckChoice.Parse(deck)));

    public Play Start(string key) => Run(new StartStory(Session.Stories.Find(story => story.Key == key)!.Id));

    public Play Park(params IEnumerable<string> keys) =>
        Run(new ParkStories([.. keys.Select(key => Session.Stories.Find(story => story.Key == key)!.Id)]));

    /// <summary>Estimates the current story.</summary>
    public Play Estimate(string face) => Run(new EstimateStory(Session.CurrentStory!.Id, face));

    /// <summary>Estimates all other stories that need it.</summary>
    public Play EstimateOthers(string face) => Session.Stories
        .Where(story => story.NeedsEstimate && story.Id != Session.CurrentStory?.Id)
        .Aggregate(this, (play, story) => play.Run(new EstimateStory(story.Id, face)));

    /// <summary>One face for each player in seat order; null for one who has not voted.</summary>
    public Play Vote(params IEnumerable<string?> faces) =>
        faces.Index().Where(vote => vote.Item is not null).Aggregate(this, (play, vote) => play.As(vote.Index, new Vote(vote.Item)));

    /// <summary>Gives reasons for cards that were chosen, in seat order; null for one without.</summary>
    public Play Because(params IEnumerable<string?> reasons) => reasons.Index().Where(each => each.Item is not null)
        .Aggregate(this, (play, each) =>
            play.As(each.Index, new Vote(Session.Round.FaceOf(Session.Players[each.Index].Id), Reason: each.Item)));

    public Play Reveal() => Run(new Reveal());

    public Play Skip(int player) => Run(new SkipPlayer(Session.Players[player].Id));

    /// <summary>No host is here, and the player is offered the controls.</summary>
    public Play OfferTo(int player)
    {
        SystemCommand[] commands = [new NoteHostsAway(), new OfferControls(Session.Players[player].Id)];
        return commands.Aggregate(this, (play, command) =>
            play with { Session = command.Run(play.Session, new SystemActor(command.Reason, At)).Session });
    }

    public Play StandIn(int player) => OfferTo(player).As(player, new AcceptControls());

    public Play Watching(int player) => As(player, new UpdatePlayer(Session.Players[player].Id, Role: Role.Observer));

    /// <summary>A timer that runs as long from now.</summary>
    public Play Time(int seconds)
    {
        var until = TimeProvider.System.GetUtcNow().AddSeconds(seconds);
        return this with { Session = Session with { Round = Session.Round with { Timer = RoundTimer.Running(until) } } };
    }

    public Play SeenBy(int player) => this with { Viewer = player };

    public Play Run(Command command) => As(0, command);

    Play As(int player, Command command)
    {
        var outcome = command.Run(Session, ActorOf(player));
        return outcome.Refusal is null
            ? this with { Session = outcome.Session }
            : throw new InvalidOperationException($"{command}: {outcome.Refusal.Reason}");
    }

    static PlayerActor ActorOf(int player) => new(new DeviceHash($"device-{player}"), At.AddSeconds(player));
}
