using System.Buffers.Text;
using System.Collections.Immutable;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Data.Store;

/// <summary>Maps a session to rows and back. No other class knows both, but <see cref="UndoRows"/> for its undo offers.</summary>
sealed record SessionRows(
    SessionRow Session,
    IReadOnlyList<PlayerRow> Players,
    IReadOnlyList<DeviceRow> Devices,
    IReadOnlyList<StoryRow> Stories,
    IReadOnlyList<RoundRow> Rounds,
    IReadOnlyList<VoteRow> Votes,
    IReadOnlyList<UndoRow> UndoOffers)
{
    const char FaceSeparator = '\n';

    public static SessionRow Of(PokerSession session, long writeId) => new()
    {
        Code = session.Code.Value,
        Name = session.Name,
        DeckName = session.Deck.Name,
        DeckFaces = FacesOf(session.Deck),
        WhoReveals = session.Settings.WhoReveals,
        WhoManagesStories = session.Settings.WhoManagesStories,
        AutoReveal = session.Settings.AutoReveal,
        VotesAreFinal = !session.Settings.VotesMayChange,
        IsAnonymous = session.Settings.IsAnonymous,
        TimerSeconds = (int)session.Settings.TimerLength.TotalSeconds,
        IsLocked = session.Settings.IsLocked,
        Tracker = session.Settings.Tracker?.Value,
        PasscodeHash = session.Passcode is { } passcode ? Base64Url.DecodeFromChars(passcode.Value) : null,
        HostsAwaySince = session.HandOver.HostsAwaySince,
        OfferedTo = session.HandOver.Offer?.Player.Value,
        OfferedUntil = session.HandOver.Offer?.Until,
        StandIn = session.HandOver.StandIn?.Value,
        Version = session.Version,
        Stamp = session.Stamp,
        WriteId = writeId,
        ActiveAt = session.ActiveAt,
        EndedAt = session.EndedAt,
        MarkedUnusedAt = session.MarkedUnusedAt,
        DueAt = DueCommand.NextIn(session)?.At,
    };

    public static SessionCode ToCode(string stored) => SessionCode.TryParse(stored, out var code)
        ? code
        : throw new InvalidDataException($"'{stored}' is not a valid session code.");

    public static PlayerRow Of(string session, Player player) => new()
    {
        SessionCode = session,
        Id = player.Id.Value,
        Seat = player.Seat,
        Name = player.Name,
        Role = player.Role,
        IsHost = player.IsHost,
        Seating = player.Seating,
        SeatedAt = player.SeatedAt,
        PassHash = player.DeviceLink is { } link ? Base64Url.DecodeFromChars(link.Hash.Value) : null,
        PassExpiresAt = player.DeviceLink?.ExpiresAt,
    };

    public static DeviceRow Of(string session, Player player, int position) => new()
    {
        SessionCode = session,
        Hash = Base64Url.DecodeFromChars(player.Devices[position].Value),
        PlayerId = player.Id.Value,
        Position = position,
    };

    public static StoryRow Of(string session, Story story, int? deleted) => new()
    {
        SessionCode = session,
        Id = story.Id.Value,
        Rank = story.Rank,
        Key = story.Key,
        Title = story.Title,
        Description = story.Description,
        Url = story.Url,
        Estimate = story.Estimate,
        Rounds = story.Rounds,
        IsParked = story.IsParked,
        UndoId = story.UndoId,
        Deleted = deleted,
    };

    public static RoundRow Of(string session, Round round) => new()
    {
        SessionCode = session,
        Number = round.Number,
        NumberInStory = round.NumberInStory,
        StoryId = round.Story?.Value,
        QuickVote = round.QuickVote,
        DeckName = round.Deck.Name,
        DeckFaces = FacesOf(round.Deck),
        StartedAt = round.StartedAt,
        RevealedAt = round.RevealedAt,
        RevealsAt = round.RevealsAt,
        IsCountdownStopped = round.IsCountdownStopped,
        IsEstimated = round.IsEstimated,
        IsAnonymous = round.IsAnonymous,
        TimerEndsAt = round.Timer?.EndsAt,
        TimerLeftMs = round.Timer is { EndsAt: null } timer ? (int)timer.Left.TotalMilliseconds : null,
    };

    public static VoteRow Of(string session, int round, CastVote vote) => new()
    {
        SessionCode = session,
        Round = round,
        PlayerId = vote.Player.Value,
        Face = vote.Face,
        Rev = vote.Rev,
        IsSkipped = vote.IsSkipped,
        Reason = vote.Reason,
        Withdrawn = vote.Withdrawn,
    };

    public PokerSession ToSession()
    {
        var devices = Devices.OrderBy(device => device.Position).ToLookup(device => device.PlayerId);
        var votes = Votes.ToLookup(vote => vote.Round);
        var decks = new Dictionary<(string?, string), Deck>();
        ImmutableList<Round> rounds = [.. Rounds.OrderBy(round => round.Number)
            .Select(round => ToRound(round, DeckOf(round.DeckName, round.DeckFaces), votes[round.Number]))];

        return new()
        {
            Code = ToCode(Session.Code),
            Name = Session.Name,
            Deck = DeckOf(Session.DeckName, Session.DeckFaces),
            Settings = SettingsOf(Session),
            Passcode = Session.PasscodeHash is { } hash ? new(Base64Url.EncodeToString(hash)) : null,
            Players = [.. Players.OrderBy(player => player.Seat).Select(player => ToPlayer(player, devices[player.Id]))],
            Stories = [.. Stories.Where(story => story.Deleted is null).OrderBy(story => story.Rank).Select(ToStory)],
            DeletedStories = [.. Stories.Where(story => story.Deleted is not null).OrderBy(story => story.Deleted).Select(ToStory)],
            Round = rounds[^1],
            FinishedRounds = rounds.RemoveAt(rounds.Count - 1).RemoveAll(round => !round.IsRevealed),
            LeftRounds = rounds.RemoveAt(rounds.Count - 1).RemoveAll(round => round.IsRevealed),
            UndoOffers = [.. UndoOffers.OrderBy(offer => offer.Id).Select(UndoRows.ToOffer)],
            HandOver = HandOverOf(Session),
            Version = Session.Version,
            Stamp = Session.Stamp,
            ActiveAt = Session.ActiveAt,
            EndedAt = Session.EndedAt,
            MarkedUnusedAt = Session.MarkedUnusedAt,
        };

        Deck DeckOf(string? name, string faces) =>
            decks.TryGetValue((name, faces), out var deck) ? deck : decks[(name, faces)] = ToDeck(name, faces);
    }

    static Settings SettingsOf(SessionRow row)
    {
        var settings = new Settings
        {
            WhoReveals = row.WhoReveals,
            WhoManagesStories = row.WhoManagesStories,
            AutoReveal = row.AutoReveal,
            VotesMayChange = !row.VotesAreFinal,
            IsAnonymous = row.IsAnonymous,
            IsLocked = row.IsLocked,
            Tracker = TrackerAddress.Parse(row.Tracker),
        };
        return row.TimerSeconds is { } seconds ? settings with { TimerLength = TimeSpan.FromSeconds(seconds) } : settings;
    }

    static HandOver HandOverOf(SessionRow row) => new()
    {
        HostsAwaySince = row.HostsAwaySince,
        Offer = row is { OfferedTo: { } player, OfferedUntil: { } until } ? new(new(player), until) : null,
        StandIn = row.StandIn is { } standIn ? new PlayerId(standIn) : null,
    };

    static Player ToPlayer(PlayerRow row, IEnumerable<DeviceRow> devices) => new()
    {
        Id = new(row.Id),
        Seat = row.Seat,
        Name = row.Name,
        Role = row.Role,
        IsHost = row.IsHost,
        Seating = row.Seating,
        SeatedAt = row.SeatedAt,
        DeviceLink = row is { PassHash: { } hash, PassExpiresAt: { } expiresAt }
            ? new(new(Base64Url.EncodeToString(hash)), expiresAt)
            : null,
        Devices = [.. devices.Select(device => new DeviceHash(Base64Url.EncodeToString(device.Hash)))],
    };

    static Story ToStory(StoryRow row) => new()
    {
        Id = new(row.Id),
        Rank = row.Rank,
        Key = row.Key,
        Title = row.Title,
        Description = row.Description,
        Url = row.Url,
        Estimate = row.Estimate,
        Rounds = row.Rounds,
        IsParked = row.IsParked,
        UndoId = row.UndoId,
    };

    static Round ToRound(RoundRow row, Deck deck, IEnumerable<VoteRow> votes) => new()
    {
        Number = row.Number,
        NumberInStory = row.NumberInStory,
        Story = row.StoryId is null ? null : new StoryId(row.StoryId),
        QuickVote = row.QuickVote,
        Deck = deck,
        StartedAt = row.StartedAt,
        RevealedAt = row.RevealedAt,
        RevealsAt = row.RevealsAt,
        IsCountdownStopped = row.IsCountdownStopped,
        IsEstimated = row.IsEstimated,
        IsAnonymous = row.IsAnonymous,
        Timer = TimerOf(row),
        Votes = ToVotes(votes),
    };

    public static ImmutableDictionary<PlayerId, CastVote> ToVotes(IEnumerable<VoteRow> rows) =>
        rows.Select(ToVote).ToImmutableDictionary(vote => vote.Player);

    static CastVote ToVote(VoteRow row) =>
        new(new(row.PlayerId), row.Face, row.Rev) { IsSkipped = row.IsSkipped, Reason = row.Reason, Withdrawn = row.Withdrawn };

    static RoundTimer? TimerOf(RoundRow row) => row switch
    {
        { TimerEndsAt: { } end } => RoundTimer.Running(end),
        { TimerLeftMs: { } left } => RoundTimer.Paused(TimeSpan.FromMilliseconds(left)),
        _ => null,
    };

    static string FacesOf(Deck deck) => string.Join(FaceSeparator, deck.Cards.Select(card => card.Face));

    // The stored faces decide: if the cards of a predefined deck ever change, earlier rounds keep the old ones.
    static Deck ToDeck(string? name, string faces) =>
        Deck.Find(name) is { } named && FacesOf(named) == faces ? named
        : Deck.Custom(faces.Split(FaceSeparator)) ?? throw new InvalidDataException($"'{faces}' are not the faces of a valid deck.");
}
