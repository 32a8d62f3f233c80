using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Demo;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Hosting.RateLimits;
using PlanningPoker.Web.Identity;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Pages;

/// <summary>The start page, with the form that starts a session.</summary>
[OpensSession]
public sealed class IndexModel(Sessions sessions, CurrentPlayer current, DemoSettings demo) : PageModel
{
    public OpenSession Command { get; private set; } = new(null, null);
    public DeckFields DeckFields { get; private set; } = DeckFields.Of(Deck.ModifiedFibonacci);
    public string? Problem { get; private set; }
    public string Version => Build.Version;
    public LinkPreview Preview => new(Words.ProductName, Words.HomeLead, SessionLinks.Site(Request));

    public bool OffersDemo => demo.IsEnabled;

    /// <summary>Whether this browser was in a session before, or opened its form to join.</summary>
    public bool IsReturning => current.Device is not null;

    /// <summary>The code of the session that the player has just deleted; null if none was.</summary>
    public SessionCode? Deleted { get; private set; }

    /// <param name="deleted">Not looked up: whether a code exists is told only where guesses are counted.</param>
    public void OnGet(string? deleted) => Deleted = SessionCode.TryParse(deleted, out var code) ? code : null;

    public async Task<IActionResult> OnPostAsync(string? name, string? hostName, string? deck, string? cards, bool facilitateOnly)
    {
        Command = new(name, hostName, DeckFields.Chosen(deck, cards), facilitateOnly);
        DeckFields = new(deck ?? "", cards);
        var device = current.Device ?? DeviceKey.New();
        if (!ModelState.IsValid) return Refuse(Reason.BadRequest);
        if (!(await sessions.OpenAsync(Command, device.Hash)).Is(out var session, out var refusal)) return Refuse(refusal);
        device.SetCookie(HttpContext);
        Response.Headers.Location = Request.At($"/s/{session.Code}");
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    PageResult Refuse(Problem problem)
    {
        Response.StatusCode = problem.Status;
        Problem = problem.Title;
        return Page();
    }
}
