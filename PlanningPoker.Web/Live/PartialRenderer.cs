using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.ObjectPool;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Live;

/// <summary>Renders the table's partials outside a request: the same files that the page renders.</summary>
sealed class PartialRenderer(IServiceScopeFactory scopes, ICompositeViewEngine views, IModelMetadataProvider metadata, ITempDataProvider temp)
{
    static readonly RouteData Nowhere = new();
    static readonly ActionDescriptor NoAction = new();
    static readonly HtmlHelperOptions Usual = new();

    readonly ObjectPool<TextBuffer> buffers = ObjectPool.Create<TextBuffer>();

    /// <returns>UTF-8, without white space round it: it would grow the page by a text node each time.</returns>
    public async Task<ReadOnlyMemory<byte>> RenderAsync(string partial, object model)
    {
        await using var scope = scopes.CreateAsyncScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var action = new ActionContext(http, Nowhere, NoAction);
        var view = views.FindView(action, partial, isMainPage: false).EnsureSuccessful([]).View!;
        var data = new ViewDataDictionary(metadata, new ModelStateDictionary()) { Model = model };
        var html = buffers.Get();
        await view.RenderAsync(new(action, view, data, new TempDataDictionary(http, temp), html, Usual));
        var bytes = html.ToTrimmedBytes();
        buffers.Return(html);
        return bytes;
    }
}
