using Htmx;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting.RateLimits;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Pages.Session.Stories;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Texts;
using PlanningPoker.Web.Transfer;
using PlanningPoker.Web.Transfer.Stories;

namespace PlanningPoker.Web.Pages.Session.Table;

/// <summary>The table, or the join form for someone without a seat.</summary>
[TakesSeat(Handler = "join")]
public sealed class TableModel(Sessions sessions, CurrentPlayer current, IPresence presence, ImportReports reports)
    : SessionPage(sessions, current)
{
    protected override bool NeedsSeat => false;

    /// <summary>Who was removed while typing at the table gets the text back, which the form to join has no place for.</summary>
    protected override bool ShowsRefusals => Me is not null || LostStory is null;

    /// <summary>
    /// Whether the page reloads itself without JavaScript. The page of who may add stories has a field to type in, so it does so only on
    /// request; that with a form that was refused does not.
    /// </summary>
    public bool AutoRefreshes =>
        Refused is null && (Request.Query.ContainsKey("follow") || (!Request.Query.ContainsKey("pause") && !MayManage));

    /// <summary>After the last estimate it says that it was saved.</summary>
    public override ToastView? Notice => base.Notice
        ?? (Request.Query.ContainsKey(PageNames.SavedQuery) && Session.IsBacklogDone ? ToastView.BacklogDone : null);

    /// <summary>The page of a player who is seated.</summary>
    public TableView Table => new(Bar(), Mine, Notice, AutoRefreshes) { Refused = Refused };

    /// <summary>
    /// A story or a list that was typed without JavaScript and refused, or a reason that can be mended. The form of a vote sends the stored
    /// reason too, which is not lost when the vote is refused.
    /// </summary>
    LostForm? Refused => RefusedAs == Reason.BadReason ? Lost : LostStory;

    LostForm? LostStory => Lost is { } lost && lost.Typed.Any(typed => typed.Name == "title") ? lost : null;

    /// <summary>Whoever comes back finds the former name and role in it.</summary>
    public JoinForm JoinForm
    {
        get
        {
            var former = Current.KnownPlayer;
            var isObserver = Typed("role", former?.Role.Name()) == Role.Observer.Name();
            var isPasscode = RefusedAs == Reason.BadPasscode;
            var fields = new PlayerFields(
                Typed("name", former?.Name), isObserver, Words.JoinRole, isPasscode ? null : Problem?.Text)
            {
                HasFocus = !isPasscode,
            };
            return new(View, WasRemoved, fields, LanguageForm.Of(Request))
            {
                IsReturning = former is { Seating: Seating.Left },
                Passcode = isPasscode ? null : Typed("passcode", null),
                PasscodeProblem = isPasscode ? Problem?.Text : null,
            };
        }
    }

    public LinkPreview Preview => LinkPreview.OfInvitation(View, SessionLinks.Site(Request));

    public async Task<IActionResult> OnGetAsync(string? handler)
    {
        // Without JavaScript a page has no connection: its reloads are its only sign of life.
        if (Me is { } me) await presence.TouchAsync(Session.Code, me.Id);
        // A join form that is sent twice at once must come from the same device.
        if (Me is null) Current.EnsureDevice(HttpContext);
        return PageOrForm(handler);
    }

    public Task<IActionResult> OnPostVoteAsync(Vote command) =>
        // An empty field removes the reason; without the field it stays.
        RunAsync(command with { Reason = Request.Form.TryGetValue("reason", out var reason) ? reason.ToString() : null });
    public Task<IActionResult> OnPostRetractAsync(Retract command) => RunAsync(command);
    public Task<IActionResult> OnPostRevealAsync(Reveal command) => RunAsync(command);
    public Task<IActionResult> OnPostSkipAsync(SkipPlayer command) => RunAsync(command);
    public Task<IActionResult> OnPostUnskipAsync(UnskipPlayer command) => RunAsync(command);
    public Task<IActionResult> OnPostResetAsync(Reset command) => RunAsync(command);
    public Task<IActionResult> OnPostStopCountdownAsync(StopCountdown command) => RunAsync(command);
    public Task<IActionResult> OnPostStartTimerAsync(StartTimer command) => RunAsync(command);
    public Task<IActionResult> OnPostAddTimeAsync(AddTime command) => RunAsync(command);
    public Task<IActionResult> OnPostPauseTimerAsync(PauseTimer command) => RunAsync(command);
    public Task<IActionResult> OnPostStopTimerAsync(StopTimer command) => RunAsync(command);

    /// <summary>Answers the offer, which is made once: what another host has answered meanwhile stays.</summary>
    public Task<IActionResult> OnPostAutoRevealAsync(bool autoReveal) =>
        RunAsync(new UpdateSession(Settings: new(AutoReveal: Session.Settings.AutoReveal ?? autoReveal)));

    /// <summary>From the page of stories it leads to the table, where the story is estimated.</summary>
    public async Task<IActionResult> OnPostStartAsync(StartStory command)
    {
        var answer = await RunAsync(command);
        return Problem is null && To == SessionPages.Stories ? SeeOther("") : answer;
    }

    public Task<IActionResult> OnPostQuickAsync(QuickVote command) => RunAsync(command);
    public Task<IActionResult> OnPostEstimateAsync(EstimateStory command) =>
        RunAsync(command with { Was = Form.Shown(nameof(EstimateStory.Estimate)) });
    public Task<IActionResult> OnPostAddStoryAsync(CreateStory command) =>
        MayManage && StoryLines.HasSeveral(command.Title)
            ? AddLinesAsync(command.Title!)
            : RunAsync(WithKey(command), AddedOutOfSight);
    public Task<IActionResult> OnPostUndoAsync(Undo command) => RunAsync(command);

    /// <summary>Leaves at once where that changes nothing else for the others; otherwise a page asks first.</summary>
    /// <param name="sure">Whether it was asked.</param>
    /// <param name="newHost">Who the question said would become host.</param>
    public async Task<IActionResult> OnPostLeaveAsync(bool sure, PlayerId? newHost)
    {
        var departure = Me is { } me ? Departure.Of(Session, me) : null;
        var asks = departure is { ChangesMore: true } && !(sure && newHost == departure.NewHost);
        return asks ? SeeOther(SessionPages.Leaving) : await RunAsync(new Leave());
    }

    /// <summary>The question was on a page of its own.</summary>
    public async Task<IActionResult> OnPostEndAsync(EndSession command)
    {
        var answer = await RunAsync(command);
        return Problem is null ? SeeOther(SessionPages.Summary) : answer;
    }

    public async Task<IActionResult> OnPostReopenAsync(ReopenSession command)
    {
        var answer = await RunAsync(command);
        return Problem is null ? SeeOther("") : answer;
    }

    public Task<IActionResult> OnPostPromoteAsync(PromotePlayer command) => RunAsync(command);
    public Task<IActionResult> OnPostAcceptControlsAsync(AcceptControls command) => RunAsync(command);
    public Task<IActionResult> OnPostReturnControlsAsync(TakeBackControls command) => RunAsync(command);
    public Task<IActionResult> OnPostDemoteAsync(DemotePlayer command) => RunAsync(command);
    /// <summary>A host who removes themself leaves, which asks.</summary>
    public Task<IActionResult> OnPostRemoveAsync(RemovePlayer command) =>
        Me is { IsHost: true } me && me.Id == command.PlayerId ? OnPostLeaveAsync(sure: false, newHost: null) : RunAsync(command);

    public Task<IActionResult> OnPostRoleAsync(Role role, PlayerId? playerId) =>
        RunAsync(new UpdatePlayer(playerId ?? Me?.Id ?? default, Role: role));

    /// <summary>Goes on to the next story, with or without saving an estimate for the current one.</summary>
    /// <param name="storyId">The next story; null for none.</param>
    /// <param name="round">The round that is left.</param>
    /// <param name="estimate">The estimate to save; null to save nothing.</param>
    /// <param name="was">The estimate that was shown; null for none.</param>
    public Task<IActionResult> OnPostNextAsync(StoryId? storyId, int? round, string? estimate, string? was) =>
        (storyId, Session.CurrentStory) switch
        {
            ({ } next, _) when estimate is null => StartWithoutSavingAsync(next, round),
            ({ } next, _) => RunAsync(new StartStory(next, round, estimate) { EstimateWas = was ?? "" }),
            (null, { } last) when estimate is not null => RunAsync(
                new EstimateStory(last.Id, estimate, round) { Was = was ?? "", WasOpen = true },
                outcome => outcome.Session.IsBacklogDone ? ToastView.BacklogDone : null, $"?{PageNames.SavedQuery}"),
            _ when Session.Stories.IsEmpty => RunAsync(new QuickVote(round)),
            // The page is older than the backlog.
            _ when Session.NextStory is { } next => StartWithoutSavingAsync(next.Id, round),
            _ => Task.FromResult(SeeOther(SessionPages.Summary, SessionPages.Unsaved(Me is null ? null : Mine.Unsaved))),
        };

    /// <summary>Says which story is left without saving what its cards suggest.</summary>
    Task<IActionResult> StartWithoutSavingAsync(StoryId next, int? round)
    {
        var left = Me is null ? null : Mine.Unsaved;
        return RunAsync(
            new StartStory(next, round),
            outcome => left is { } id && outcome.Session.Story(id) is { } now ? ToastView.NotSaved(now) : null,
            SessionPages.Unsaved(left));
    }

    /// <param name="storyId">The story.</param>
    /// <param name="place">Its new place among the next stories, from 1.</param>
    public Task<IActionResult> OnPostMoveAsync(StoryId storyId, int place) => MoveAsync(storyId, Math.Max(0, place - 1));
    public Task<IActionResult> OnPostTopAsync(StoryId storyId) => MoveAsync(storyId, 0);
    public Task<IActionResult> OnPostUpAsync(StoryId storyId) => MoveAsync(storyId, Math.Max(0, View.Backlog.PlaceOf(storyId) - 1));
    public Task<IActionResult> OnPostDownAsync(StoryId storyId) => MoveAsync(storyId, View.Backlog.PlaceOf(storyId) + 1);

    public Task<IActionResult> OnPostParkAsync(StoryId[] storyId)
    {
        To = SessionPages.Stories;
        return RunAsync(new ParkStories([.. storyId]));
    }

    public Task<IActionResult> OnPostUnparkAsync(StoryId[] storyId)
    {
        To = SessionPages.Stories;
        return RunAsync(new UnparkStories([.. storyId]));
    }

    public Task<IActionResult> OnPostDeleteStoryAsync(StoryId[] storyId)
    {
        To = SessionPages.Stories;
        return RunAsync(new DeleteStories([.. storyId]));
    }

    public Task<IActionResult> OnPostJoinAsync(Join command)
    {
        Current.EnsureDevice(HttpContext);
        return RunAsync(command);
    }

    /// <summary>
    /// Adds several stories from lines that were pasted into the title. The stories page shows the report of a table, asks what its
    /// columns are, and shows many lines before they are added. With htmx, the page itself leads there, and a report of lines is a toast.
    /// </summary>
    async Task<IActionResult> AddLinesAsync(string lines)
    {
        var (command, unreadable) = StoryFile.Read(lines);
        // The stories page asks which column has the titles.
        if (unreadable is { Columns.IsEmpty: false } && !Request.IsHtmx()) return ToPreview();
        if (command is null) return Refuse(unreadable!);
        if (command.Rows.Length >= ImportPreview.FromLines && !Request.IsHtmx()) return ToPreview();
        ImportReport? report = null;
        var answer = await RunAsync(command, outcome => (report = ImportReport.Of(outcome, command.Columns)).ToToast());
        if (report is null || Request.IsHtmx() && command.Columns.IsEmpty) return answer;
        var id = await reports.AddAsync(Session.Code, Me!.Id, report);
        return SeeOther(SessionPages.Stories, id is null ? "" : $"?report={id}#report");
    }

    LocalRedirectResult ToPreview() => LocalRedirectPreserveMethod($"~/s/{Session.Code}/{SessionPages.Stories}/preview");

    /// <summary>Splits a title such as "US-125 Reset a password" into key and title.</summary>
    static CreateStory WithKey(CreateStory typed) =>
        typed is { Key: null, Title: { } line } && StoryLineReader.Read(line) is { Title: { } title } read
            ? typed with { Title = title, Key = read.Key, Url = read.Url }
            : typed;

    /// <summary>Says that a story was added whose row comes after those that a page has at first.</summary>
    static ToastView? AddedOutOfSight(Outcome outcome) =>
        outcome.Event is StoriesCreated { Stories: [var id] }
            && new StoryList(PublicView.Of(outcome.Session)).PageOf(StoryGroup.Next) is { HasMore: true } page
            && !page.Stories.Any(story => story.Id == id)
                ? ToastView.Added(outcome.Session.Story(id)!)
                : null;

    /// <param name="storyId">The story.</param>
    /// <param name="place">Its new place among the next stories, from 0.</param>
    Task<IActionResult> MoveAsync(StoryId storyId, int place)
    {
        To = SessionPages.Stories;
        return RunAsync(new MoveStory(storyId, View.Backlog.PositionFor(Session.Stories, storyId, place)));
    }
}
