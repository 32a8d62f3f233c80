using PlanningPoker.Web.Pages.Session;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Rendering;

/// <summary>What a page that is open is told to put into itself: fragments, one after the other.</summary>
static class Patches
{
    /// <exception cref="ArgumentException">There is none of that name for such a model.</exception>
    public static IEnumerable<Fragment> Of(string name, object model) => (name, model) switch
    {
        ("Update", SessionChange change) => new TableUpdate(change).Fragments,
        ("Sync", PublicView view) => TableUpdate.Whole(view),
        ("Presence", IReadOnlySet<PlayerId> here) => [Fragment.Presence(here)],
        ("Mine", MyView mine) => Mine(mine),
        ("MyHand", MyView mine) => [Fragment.Hand(mine)],
        ("Answer", CommandAnswer { Note: null } answer) => Mine(answer.Mine),
        ("Answer", CommandAnswer { Note: { } note } answer) => [.. Mine(answer.Mine), Fragment.Toast(note)],
        ("Note", ToastView note) => [Fragment.Toast(note)],
        ("Device", OtherDevice device) => [Fragment.Device(device)],
        _ => throw new ArgumentException($"No patch {name} of a {model.GetType().Name}.", nameof(name)),
    };

    static Fragment[] Mine(MyView mine) => [Fragment.Hand(mine), Fragment.Controls(mine)];
}
