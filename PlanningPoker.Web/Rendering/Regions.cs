using System.Collections.Immutable;
using PlanningPoker.Web.Pages.Session;
using PlanningPoker.Web.Pages.Session.Devices;
using PlanningPoker.Web.Pages.Session.Players;
using PlanningPoker.Web.Pages.Session.References;
using PlanningPoker.Web.Pages.Session.Settings;
using PlanningPoker.Web.Pages.Session.Stories;
using PlanningPoker.Web.Pages.Session.Summary;
using PlanningPoker.Web.Pages.Session.Table;
using PlanningPoker.Web.Pages.Session.Table.Results;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Rendering;

/// <summary>All parts of an open page that change without a reload. A page that is loaded renders the same partials.</summary>
static class Regions
{
    /// <summary>Ids of elements that fragments are appended to.</summary>
    public const string ParkedList = "parked-list", Notifications = "notifications";

    // Public: the same bytes for everyone.
    public static readonly Region<PublicView> SessionName = new("session-name", _SessionName.Create);
    public static readonly Region<PublicView> Story = new("story", _Story.Create);
    public static readonly Region<PublicView> StoryRound = new("story-round", _StoryRound.Create);
    public static readonly Region<PublicView> EarlierRounds = new("earlier-rounds", _EarlierRounds.Create);
    public static readonly Region<PublicView> Description = new("description", _Description.Create);
    public static readonly Region<PublicView> Progress = new("progress", _Progress.Create);
    public static readonly Region<PublicView> Tally = new("tally", _Tally.Create);
    public static readonly Region<PublicView> HandOver = new("hand-over", _HandOver.Create);
    public static readonly Region<PublicView> Timer = new("timer", _Timer.Create);
    public static readonly Region<PublicView> TimerRound = new("timer-round", _TimerRound.Create);
    public static readonly Region<PublicView> Players = new("players", view => _Players.Create(new PlayerList(view)));
    public static readonly Region<PublicView> Results = new("results", _Results.Create);
    public static readonly Region<PublicView> Discussion = new("discussion", view => _Discussion.Create(Models.Discussion.Of(view)));
    public static readonly Region<PublicView> Moves = new("moves", _Moves.Create);
    public static readonly Region<PublicView> Stories = new("stories", view => _Stories.Create(new StoryList(view)));
    public static readonly Region<StoryList> FoundStories = new("stories", _Stories.Create);
    public static readonly Region<StoryList> SearchCount = new("search-count", _SearchCount.Create);
    public static readonly Region<PublicView> StoriesPace = new("stories-pace", _StoriesPace.Create);
    public static readonly Region<PublicView> RowRound = new("row-round", _RowRound.Create);
    public static readonly Region<PublicView> SettingsFacts = new("settings-facts", _SettingsFacts.Create);
    public static readonly Region<PublicView> UndoOffers = new("undo", _UndoOffers.Create);
    public static readonly Region<PlayerListItem> Player = new(item => $"player-{item.Player.Id}", _Player.Create);
    public static readonly Region<PlayerView> Vote = new(player => $"vote-{player.Id}", _Vote.Create);
    public static readonly Region<StoryListItem> StoryRow = new(RowId, _StoryRow.Create);
    public static readonly Region<StoryForm> RowForm = new(form => $"edit-{form.Id}", _RowForm.Create);
    public static readonly Region<StoryPage> MoreRows = new(page => page.MoreId, _MoreRows.Create);
    public static readonly Region<GroupHead> GroupHead = new(head => head.Id, _GroupHead.Create);
    public static readonly Region<IReadOnlySet<PlayerId>> Presence = new("presence", _Presence.Create);

    /// <summary>It is not in the frames: the page that shows it fetches it.</summary>
    public static readonly Region<SummaryView> Summary = new("summary", _Summary.Create);

    /// <summary>It is not in the frames either: the table fetches it when somebody looks at the cards.</summary>
    public static readonly Region<ImmutableArray<ReferenceStories>> References = new("references", _References.Create);

    // Private: for one player alone.
    public static readonly Region<MyView> Hand = new("hand", _Hand.Create);
    public static readonly Region<MyView> MyVote = new("my-vote", _MyVote.Create);
    public static readonly Region<MyView> Controls = new("controls", _Controls.Create);
    public static readonly Region<MyView> FirstSteps = new("first-steps", _FirstSteps.Create);
    public static readonly Region<OtherDevice> OtherDevice = new("other-device", _OtherDevice.Create);

    /// <summary>The private regions that show parts of a view.</summary>
    public static IEnumerable<Fragment> Of(MyView mine, MyParts parts)
    {
        if (parts.HasFlag(MyParts.Cards)) yield return Hand.Replace(mine);
        if (parts.HasFlag(MyParts.Vote)) yield return MyVote.Replace(mine);
        if (parts.HasFlag(MyParts.Controls)) yield return Controls.Replace(mine);
        if (parts.HasFlag(MyParts.FirstSteps)) yield return FirstSteps.Replace(mine);
    }

    public static string RowId(StoryListItem item) => RowId(item.Story.Id);

    public static string RowId(StoryId story) => $"row-{story}";

    public static readonly Region<ToastView> Toast = new("", _Toast.Create);
}
