using System.Globalization;

namespace PlanningPoker.Web.Texts;

/// <summary>What happened, in the third person.</summary>
static partial class Sentences
{
    /// <summary>Null for what needs no words: a changed vote, or one taken back.</summary>
    public static string? Of(SessionChange change) => change.Event switch
    {
        PlayerJoined joined => Of("Joined", NameOf(change, joined.By)),
        PlayerLeft { WasRemoved: true } left => Of("RemovedBy", NameOf(change, left.Player), NameOf(change, left.By)),
        PlayerLeft { NewHost: { } heir } left => Of("LeftTo", NameOf(change, left.Player), NameOf(change, heir)),
        PlayerLeft left => Of("Left", NameOf(change, left.Player)),
        PlayerUpdated { NewHost: { } heir } updated => Of("HostInstead", NameOf(change, updated.Player), NameOf(change, heir)),
        PlayerUpdated updated => Updated(change, updated.Player),
        VoteSubmitted => Of("Voted", NameOf(change, change.Actor)),
        CardsRevealed => Of("Revealed", NameOf(change, change.Actor)),
        GameReset => Of("NewRound", NameOf(change, change.Actor)),
        StoriesCreated { Stories: [var only] } => Of("StoryAdded", LabelOf(change.After.Story(only)!)),
        StoriesCreated created => Of("StoriesAdded", created.Stories.Length, NameOf(change, change.Actor)),
        StoryEstimated { Story: var id } when change.After.Story(id) is { Estimate: { } estimate } story => Of("Estimated", LabelOf(story), estimate),
        StoryDeleted { Story: var id } => Of("StoryGone", LabelOf(change.Before.Story(id)!)),
        StoryStarted { Story: { } id } => Of("StoryStarted", LabelOf(change.After.Story(id)!)),
        StoryStarted => Of("QuickStarted", NameOf(change, change.Actor)),
        SessionUpdated => Of("SessionChanged", NameOf(change, change.Actor)),
        _ => null,
    };

    /// <summary>The results in words, for those who hear the page.</summary>
    public static string Spoken(PublicView view) => view.Results switch
    {
        { Consensus: { Reached: true, Value: { } value } } results => (results.CountNonSpecial(), results.Votes.Length) switch
        {
            (1, _) => Of("SpokenOneEstimate", value),
            var (sized, votes) when sized < votes => Of("SpokenMost", sized, votes, value),
            _ => Of("SpokenConsensus", value),
        },
        { Statistics: { Average: { } average, Median: { } median } } => Of("SpokenResults", Figure(average), Figure(median)),
        _ => Of("SpokenRevealed"),
    };

    /// <summary>At most one decimal.</summary>
    public static string Figure(double number) => number.ToString("0.#", CultureInfo.CurrentCulture);

    static string? Updated(SessionChange change, PlayerId id) => (change.Before.Player(id), change.After.Player(id)) switch
    {
        ({ IsHost: false } was, { IsHost: true }) => Of("NowHost", was.Name),
        ({ IsHost: true } was, { IsHost: false }) => Of("NoLongerHost", was.Name),
        ({ } was, { } now) when was.Name != now.Name => Of("Renamed", was.Name, now.Name),
        (_, { Role: Role.Observer } now) => Of("NowObserver", now.Name),
        (_, { } now) => Of("NowVoter", now.Name),
        _ => null,
    };

    static string NameOf(SessionChange change, PlayerId id) => change.After.Player(id)!.Name;

    public static string LabelOf(Story story) => story.Key ?? (story.Title.Length <= 60 ? story.Title : string.Concat(story.Title.AsSpan(0, 59), "…"));
}
