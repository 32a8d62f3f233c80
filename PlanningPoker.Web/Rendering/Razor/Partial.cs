using System.Reflection;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;

namespace PlanningPoker.Web.Rendering.Razor;

/// <summary>
/// Writes a partial straight to where it goes. The framework's own views keep what they write until they know of a layout, which no partial has.
/// Its page is given its model and nothing else, no <c>Html</c> or <c>Url</c>: to get them ready took longer than most partials.
/// </summary>
sealed class Partial : IView
{
    static readonly ModelStateDictionary NoErrors = new();

    readonly PartialViewEngine partials;
    readonly IModelMetadataProvider metadata;
    readonly HtmlEncoder encoder;
    readonly Func<IRazorPage> make;
    readonly Action<IRazorPage, object?> setModel;

    public Partial(PartialViewEngine partials, RazorPageFactoryResult page, IModelMetadataProvider metadata, HtmlEncoder encoder)
    {
        (this.partials, this.metadata, this.encoder) = (partials, metadata, encoder);
        Path = page.ViewDescriptor!.RelativePath;
        make = page.RazorPageFactory!;
        var model = page.ViewDescriptor.Type!.BaseType!.GenericTypeArguments;
        setModel = typeof(Partial).GetMethod(nameof(SetModel), BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(model).CreateDelegate<Action<IRazorPage, object?>>(this);
    }

    public string Path { get; }

    public Task RenderAsync(ViewContext context) => WriteAsync(context, context.ViewData.Model);

    public Task WriteAsync(ViewContext context, object? model)
    {
        var page = (RazorPageBase)make();
        page.ViewContext = context;
        page.HtmlEncoder = encoder;
        setModel(page, model);
        return page.ExecuteAsync();
    }

    /// <summary>Writes another where this one is.</summary>
    public Task WritePartAsync(ViewContext context, string name, object? model) => partials.Find(name).WriteAsync(context, model);

    void SetModel<T>(IRazorPage page, object? model) => ((RazorPage<T>)page).ViewData = new(metadata, NoErrors) { Model = (T)model! };
}

static class PartialPages
{
    /// <summary>Writes one of the table's partials inside another. A <c>&lt;partial&gt;</c> needs a request, and what is sent to pages has none.</summary>
    public static Task WritePartAsync(this IRazorPage page, string name, object? model) =>
        ((Partial)page.ViewContext.View).WritePartAsync(page.ViewContext, name, model);
}
