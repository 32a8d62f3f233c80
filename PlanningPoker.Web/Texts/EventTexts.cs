using static PlanningPoker.Web.Texts.TextFormat;

namespace PlanningPoker.Web.Texts;

/// <summary>The sentences about events, in the third person, and those to the players whom they concern.</summary>
static class EventTexts
{
    const int MaxLabel = 60;

    /// <summary>Null for an event without a toast, such as a vote that was taken back.</summary>
    public static string? Of(SessionChange change) => change.Event switch
    {
        PlayerJoined joined => Format(Words.EventJoined, NameOf(change, joined.By)),
        PlayerLeft left => OfLeft(change, left),
        PlayerUpdated { NewHost: { } heir } updated => Format(Words.EventHostInstead, NameOf(change, updated.Player), NameOf(change, heir)),
        PlayerUpdated updated => OfUpdated(change, updated.Player),
        VoteSubmitted => Format(Words.EventVoted, NameOf(change, change.Event.By)),
        PlayerSkipped skipped => Format(Words.EventSkipped, NameOf(change, skipped.Player), NameOf(change, skipped.By)),
        PlayerUnskipped unskipped => Format(Words.EventUnskipped, NameOf(change, unskipped.Player), NameOf(change, unskipped.By)),
        CardsRevealed { By.Player: null } => Words.EventRevealedBySystem,
        CountdownStarted => Words.EventCountdown,
        CountdownStopped { By.Player: null } => Words.EventCountdownLost,
        CountdownStopped => Format(Words.EventCountdownStopped, NameOf(change, change.Event.By)),
        HostOffered offered => Format(Words.HandOverOffered, NameOf(change, offered.Player)),
        TimerChanged => OfTimer(change),
        TimerEnded => Words.EventTimeIsUp,
        CardsRevealed => Format(Words.EventRevealed, NameOf(change, change.Event.By)),
        GameReset => Format(Words.EventNewRound, NameOf(change, change.Event.By)),
        StoryStarted { Story: null } => Format(Words.EventQuickStarted, NameOf(change, change.Event.By)),
        Undone undone => OfUndone(change, undone),
        SessionEnded => Format(Words.EventEnded, NameOf(change, change.Event.By)),
        SessionReopened => Format(Words.EventReopened, NameOf(change, change.Event.By)),
        SessionUpdated when !change.Before.Deck.Equals(change.After.Deck) =>
            Format(change.Before.Round.HasVotes ? Words.EventDeckVotes : Words.EventDeck, NameOf(change, change.Event.By)),
        SessionUpdated => Format(Words.EventSettings, NameOf(change, change.Event.By)),
        _ => OfStory(change),
    };

    /// <summary>What players read whom it concerns, instead of the sentence about them.</summary>
    public static IEnumerable<(PlayerId Player, string Text)> ToPlayers(SessionChange change) => change.Event switch
    {
        PlayerSkipped skipped when skipped.By.Player != skipped.Player =>
            [(skipped.Player, Format(Words.EventYouAreSkipped, NameOf(change, skipped.By)))],
        PlayerUnskipped unskipped when unskipped.By.Player != unskipped.Player =>
            [(unskipped.Player, Format(Words.EventYouAreUnskipped, NameOf(change, unskipped.By)))],
        HostOffered offered => [(offered.Player, Words.HandOverOfferedYou)],
        PlayerLeft or PlayerUpdated =>
            from now in change.After.Seated
            let text = ToPlayer(change.Before.Player(now.Id), now)
            where text is not null
            select (now.Id, text),
        _ => [],
    };

    /// <summary>The name of a story in a sentence: its key, or its shortened title.</summary>
    public static string LabelOf(Story story) =>
        story.Key ?? (story.Title.Length <= MaxLabel ? story.Title : string.Concat(story.Title.AsSpan(0, MaxLabel - 1), "…"));

    static string? ToPlayer(Player? was, Player now) => (was, now) switch
    {
        (not { IsHost: true }, { IsHost: true }) => Words.EventYouAreHost,
        ({ IsHost: true }, { IsHost: false }) => Words.EventYouAreNoHost,
        ({ } old, _) when old.Name != now.Name => Format(Words.EventYouAreRenamed, now.Name),
        ({ Role: Role.Voter }, { Role: Role.Observer }) => Words.EventYouObserve,
        ({ Role: Role.Observer }, { Role: Role.Voter }) => Words.EventYouVote,
        _ => null,
    };

    static string OfLeft(SessionChange change, PlayerLeft left) => left switch
    {
        { WasRemoved: true } => Format(Words.EventRemovedBy, NameOf(change, left.Player), NameOf(change, left.By)),
        { NewHost: { } heir } => Format(Words.EventLeftTo, NameOf(change, left.Player), NameOf(change, heir)),
        _ => Format(Words.EventLeft, NameOf(change, left.Player)),
    };

    /// <summary>Whether a timer has more time than before: the clock shows it.</summary>
    public static bool IsMoreTime(SessionChange change) =>
        TimerStates(change) is (TimerState.Running, TimerState.Running) or (TimerState.Paused, TimerState.Paused);

    static string OfTimer(SessionChange change) => Format(
        TimerStates(change) switch
        {
            _ when IsMoreTime(change) => Words.EventTimerExtended,
            (_, null) => Words.EventTimerStopped,
            (_, TimerState.Paused) => Words.EventTimerPaused,
            (TimerState.Paused, _) => Words.EventTimerResumed,
            _ => Words.EventTimerStarted,
        },
        NameOf(change, change.Event.By));

    static (TimerState?, TimerState?) TimerStates(SessionChange change) =>
        (change.Before.Round.Timer?.State, change.After.Round.Timer?.State);

    static string OfUndone(SessionChange change, Undone undone) => undone switch
    {
        { What: UndoKind.Story, Stories: [var story] } =>
            Format(Words.EventStoryRestored, LabelOf(change.After.Story(story)!), NameOf(change, undone.By)),
        { What: UndoKind.Story } => Format(Words.EventStoriesRestored, undone.Stories.Length, NameOf(change, undone.By)),
        { What: UndoKind.Park, Stories: [var story] } =>
            Format(Words.EventStoryTakenBack, LabelOf(change.After.Story(story)!), NameOf(change, undone.By)),
        { What: UndoKind.Park } => Format(Words.EventStoriesTakenBack, undone.Stories.Length, NameOf(change, undone.By)),
        { Player: { } player } => Format(Words.EventPlayerRestored, change.After.Player(player)!.Name, NameOf(change, undone.By)),
        { What: UndoKind.Reveal } => Format(Words.EventRevealUndone, NameOf(change, undone.By)),
        _ => Format(Words.EventRoundRestored, NameOf(change, undone.By)),
    };

    static string? OfUpdated(SessionChange change, PlayerId id) => (change.Before.Player(id), change.After.Player(id)) switch
    {
        ({ IsHost: false } was, { IsHost: true }) => Format(Words.EventNowHost, was.Name),
        ({ IsHost: true } was, { IsHost: false }) => Format(Words.EventNoLongerHost, was.Name),
        ({ } was, { } now) when was.Name != now.Name => Format(Words.EventRenamed, was.Name, now.Name),
        ({ Role: Role.Voter }, { Role: Role.Observer } now) => Format(Words.EventNowObserver, now.Name),
        ({ Role: Role.Observer }, { Role: Role.Voter } now) => Format(Words.EventNowVoter, now.Name),
        _ => null,
    };

    static string? OfStory(SessionChange change) => change.Event switch
    {
        StoriesCreated { Stories: [var only] } => Format(Words.EventStoryAdded, LabelOf(change.After.Story(only)!)),
        StoriesCreated created => Format(Words.EventStoriesAdded, created.Stories.Length, NameOf(change, change.Event.By)),
        StoryEstimated { Story: var id } => OfEstimated(change, id),
        StoryUpdated { Story: var id, IsEstimated: true } => OfEstimated(change, id),
        StoryMoved { Story: var id } => OfMoved(change, id),
        StoriesParked { Stories: [var only] } =>
            Format(Words.EventStoryParked, LabelOf(change.After.Story(only)!), NameOf(change, change.Event.By)),
        StoriesParked parked => Format(Words.EventStoriesParked, parked.Stories.Length, NameOf(change, change.Event.By)),
        StoriesUnparked { Stories: [var only] } =>
            Format(Words.EventStoryTakenBack, LabelOf(change.After.Story(only)!), NameOf(change, change.Event.By)),
        StoriesUnparked unparked => Format(Words.EventStoriesTakenBack, unparked.Stories.Length, NameOf(change, change.Event.By)),
        StoriesDeleted { Stories: [var only] } => Format(Words.EventStoryDeleted, LabelOf(change.Before.Story(only)!)),
        StoriesDeleted deleted => Format(Words.EventStoriesDeleted, deleted.Stories.Length, NameOf(change, change.Event.By)),
        StoryStarted { Story: { } id, Estimated: { } left } when change.After.Story(left) is { Estimate: { } estimate } story =>
            Format(Words.EventEstimatedAndStarted, LabelOf(story), estimate, LabelOf(change.After.Story(id)!)),
        StoryStarted { Story: { } id } => Format(Words.EventStoryStarted, LabelOf(change.After.Story(id)!)),
        _ => null,
    };

    /// <summary>Null for a story that is not among the next ones.</summary>
    static string? OfMoved(SessionChange change, StoryId id) => PublicView.Of(change.After).Backlog.PlaceOf(id) is >= 0 and var place
        ? Format(Words.EventStoryMoved, LabelOf(change.After.Story(id)!), place + 1)
        : null;

    /// <summary>Null for an estimate that was cleared.</summary>
    static string? OfEstimated(SessionChange change, StoryId id) => change.After.Story(id) is { Estimate: { } estimate } story
        ? Format(
            change is { Before.IsBacklogDone: false, After.IsBacklogDone: true } ? Words.EventEstimatedLast : Words.EventEstimated,
            LabelOf(story), estimate)
        : null;

    /// <summary>The name of the player who caused it, or of the program.</summary>
    static string NameOf(SessionChange change, Cause cause) => cause.Player is { } id ? change.After.Player(id)!.Name : Words.SystemName;
}
