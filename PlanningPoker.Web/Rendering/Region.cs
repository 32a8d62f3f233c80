using RazorSlices;

namespace PlanningPoker.Web.Rendering;

/// <summary>
/// An element of the page that is replaced as a whole: its id, the partial that renders it, and the model that the partial needs.
/// </summary>
/// <param name="id">The element's id: letters, digits and dashes.</param>
/// <param name="partial">Makes the partial.</param>
sealed class Region<TModel>(Func<TModel, string> id, Func<TModel, RazorSlice> partial)
{
    public Region(string id, Func<TModel, RazorSlice> partial) : this(_ => id, partial)
    {
    }

    public string IdOf(TModel model) => id(model);

    public Fragment Replace(TModel model) => new(id(model), () => partial(model), Swap.OuterMorph);

    public Fragment AppendTo(string parent, TModel model) => new(parent, () => partial(model), Swap.BeforeEnd);

    public Fragment PrependTo(string parent, TModel model) => new(parent, () => partial(model), Swap.AfterBegin);

    public Fragment InsertAfter(string sibling, TModel model) => new(sibling, () => partial(model), Swap.AfterEnd);

    public Fragment InsertBefore(string sibling, TModel model) => new(sibling, () => partial(model), Swap.BeforeBegin);

    public Fragment Remove(TModel model) => new(id(model), null, Swap.Delete);
}
