using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Pages.Session.Ending;

/// <summary>Asks a host once before the session ends for everyone.</summary>
public sealed class EndingModel(Sessions sessions, CurrentPlayer current) : SessionPage(sessions, current)
{
    /// <summary>Whether cards are on the table that nobody will see unless the session goes on.</summary>
    public bool LeavesHiddenCards => View is { IsRevealed: false, VoteCount: > 0 };

    /// <summary>Whether the votes of a round that was just left could still come back with it.</summary>
    public bool EndsUndoOfRound => !Session.LeftRounds.IsEmpty;

    public IActionResult OnGet() => Me is { IsHost: true } ? Page() : SeeOther("");
}
