using PlanningPoker.Core;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>What a page that is open is told to put into itself: fragments, one after the other.</summary>
static class Patches
{
    static readonly Dictionary<string, Func<object, IEnumerable<Fragment>>> All = new()
    {
        ["Update"] = Of<SessionChange>(change => new TableUpdate(change).Fragments),
        ["Sync"] = Of<PublicView>(TableUpdate.Whole),
        ["Presence"] = Of<IReadOnlySet<PlayerId>>(here => [Fragment.Presence(here)]),
        ["Mine"] = Of<MyView>(Mine),
        ["MyHand"] = Of<MyView>(mine => [Fragment.Hand(mine)]),
        ["Answer"] = Of<CommandAnswer>(answer => answer.Note is { } note ? [.. Mine(answer.Mine), Fragment.Toast(note)] : Mine(answer.Mine)),
        ["Note"] = Of<ToastView>(note => [Fragment.Toast(note)]),
        ["Device"] = Of<OtherDevice>(device => [Fragment.Device(device)]),
    };

    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public static IEnumerable<Fragment> Of(string name, object model) => All[name](model);

    static Fragment[] Mine(MyView mine) => [Fragment.Hand(mine), Fragment.Controls(mine)];

    static Func<object, IEnumerable<Fragment>> Of<T>(Func<T, IEnumerable<Fragment>> fragments) => model => fragments((T)model);
}
