using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Pages.Session.Leaving;

/// <summary>Asks before a player leaves, where that changes something for the others.</summary>
public sealed class LeavingModel(Sessions sessions, CurrentPlayer current) : SessionPage(sessions, current)
{
    public Departure Departure => Departure.Of(Session, Me!);

    /// <summary>Who becomes host.</summary>
    public Player? NewHost => Departure.NewHost is { } id ? Session.Player(id) : null;

    public void OnGet()
    {
    }
}
