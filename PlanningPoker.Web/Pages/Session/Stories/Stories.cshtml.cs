using System.Globalization;
using Htmx;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Web.Pages.Session.Stories;

/// <summary>The backlog, with the forms to edit a story and to import stories.</summary>
[RequestSizeLimit(StoryFile.MaxBytes)]
public sealed partial class StoriesModel(
    Sessions sessions, CurrentPlayer current, ImportReports reports, ImportTurns turns, ImportProgress progress)
    : SessionPage(sessions, current)
{
    /// <summary>The story whose form the page shows; a form that was sent is shown even if the story is deleted.</summary>
    StoryId? edited;
    StoryList? list;

    public ImportReport? Report { get; private set; }
    public ImportPreview? Preview { get; private set; }
    public ImportQuestion? Question { get; private set; }

    /// <summary>The page was opened for a form or a report in the side: on a phone the side comes before the list.</summary>
    public bool IsSideFirst =>
        edited is not null || Report is not null || Preview is not null || Question is not null || Problem is not null;

    public StoriesSide Side => new(Session.Code, Report, edited is { } id ? FormOf(id) : null, MayManage)
    {
        Preview = Preview,
        Question = Question,
        Lines = Typed("lines", null) ?? Typed("title", null),
        Lost = Lost,
        TrackerOffer = Report is not null && Me is { IsHost: true } ? TrackerOffer.Of(Session) : null,
    };

    /// <summary>The begin of the backlog, or without JavaScript a page of it.</summary>
    public StoryList List => list ?? new(View);

    /// <summary>Whether the rows have checkboxes to select several.</summary>
    public bool IsSelecting { get; private set; }

    public async Task<IActionResult> OnGetAsync(
        string? handler, StoryId? edit, string? report, StoryGroup? group, StoryId? after, string? q, bool select)
    {
        IsSelecting = select;
        list = new StoryList(View) { Search = StorySearch.Of(q) };
        var page = list with { Only = group, After = after };
        if (group is { } shown && Enum.IsDefined(shown) && page.PageOf(shown) is not null) list = page;
        Report = report is null ? null : await reports.FindAsync(Session.Code, Me!.Id, report, HttpContext.RequestAborted);
        if (edit is { } unknown && Session.Story(unknown) is null) return Refuse(Reason.NoStory);
        edited = edit;
        return PageOrForm(handler, SessionPages.Stories);
    }

    /// <summary>More rows for a page that is open, with the version that they are of.</summary>
    /// <param name="group">Their group.</param>
    /// <param name="after">The last row that the page has; null or empty for none.</param>
    /// <param name="count">How many; 0 for the usual number.</param>
    /// <param name="q">The search that the page shows.</param>
    public IActionResult OnGetRows(StoryGroup group, StoryId? after, int count, string? q)
    {
        var last = after is { Value.Length: > 0 } ? after : null;
        Response.Headers[PageNames.VersionHeader] = Session.Version.ToString(CultureInfo.InvariantCulture);
        if (!ModelState.IsValid || !Enum.IsDefined(group)) return Refuse(Reason.BadRequest);
        if (new StoryList(View, group, last) { Search = StorySearch.Of(q) }.PageOf(group, count) is not { } page) return NotFound();
        return new PatchResult(
            page.Rows.Select(row => Regions.StoryRow.InsertBefore(page.MoreId, row))
                .Append(page.HasMore ? Regions.MoreRows.Replace(page) : Regions.MoreRows.Remove(page)));
    }

    /// <summary>The stories that match a search, for a page that is open, with the version that they are of.</summary>
    public IActionResult OnGetFound(string? q)
    {
        Response.Headers[PageNames.VersionHeader] = Session.Version.ToString(CultureInfo.InvariantCulture);
        var found = new StoryList(View) { Search = StorySearch.Of(q) };
        return new PatchResult(Regions.FoundStories.Replace(found), Regions.SearchCount.Replace(found));
    }

    /// <summary>The form that stands in place of a story's row, for a page that is open.</summary>
    public IActionResult OnGetRowForm(StoryId storyId) => Session.Story(storyId) is null
        ? NotFound()
        : new PatchResult(Regions.RowForm.InsertAfter(Regions.RowId(storyId), FormOf(storyId)));

    public async Task<IActionResult> OnPostEditAsync(StoryId storyId)
    {
        (To, edited) = (SessionPages.Stories, storyId);
        var answer = await RunAsync(new EditStory(storyId, Form.Sent("title"), Form.Sent("key"), Form.Sent("description"), Form.Sent("url"))
        {
            Was = new(Form.Shown("title"), Form.Shown("key"), Form.Shown("description"), Form.Shown("url")),
            Estimate = Form.Sent("estimate"),
            EstimateWas = Form.Shown("estimate"),
        });
        if (Problem is null || !Request.IsHtmx()) return answer;
        var form = FormOf(storyId);
        var problem = Problem with { About = Regions.RowForm.IdOf(form) };
        return new PatchResult(Regions.RowForm.Replace(form), Regions.Toast.AppendTo(Regions.Notifications, problem));
    }

    /// <summary>Takes the offer that follows an import.</summary>
    public Task<IActionResult> OnPostTrackerAsync(string? tracker)
    {
        To = SessionPages.Stories;
        // Another host has set one since the offer was shown.
        if (Session.Settings.Tracker is not null) return Task.FromResult<IActionResult>(SeeOther(To));
        return RunAsync(new UpdateSession(Settings: new(Tracker: tracker ?? "")) { Was = new(Tracker: "") }, _ => ToastView.Saved);
    }

    /// <summary>Adds a story that was deleted while its form was open, as its user has typed it.</summary>
    public Task<IActionResult> OnPostAddAgainAsync(StoryId storyId, CreateStory story)
    {
        (To, edited) = (SessionPages.Stories, storyId);
        return RunAsync(story);
    }

    StoryForm FormOf(StoryId id)
    {
        var story = Session.Story(id);
        return new(
            Session.Code, id, Form.Field("title", story?.Title), Form.Field("key", story?.Key),
            Me is { IsHost: true } ? Form.Field("estimate", story?.Estimate) : null,
            Form.Field("url", story?.Url), Form.Field("description", story?.Description),
            story is null ? Typed("id", null) ?? StoryId.New().Value : null);
    }
}
