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
sealed class PartialRenderer(IServiceScopeFactory scopes)
{
    static readonly RouteData Nowhere = new();
    static readonly ActionDescriptor NoAction = new();

    readonly ObjectPool<TextBuffer> buffers = ObjectPool.Create<TextBuffer>();

    /// <returns>UTF-8, without white space round it: it would grow the page by a text node each time.</returns>
    public async Task<ReadOnlyMemory<byte>> RenderAsync(string partial, object model)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var http = new DefaultHttpContext { RequestServices = services };
        var action = new ActionContext(http, Nowhere, NoAction);
        var view = services.GetRequiredService<ICompositeViewEngine>().FindView(action, partial, isMainPage: false).EnsureSuccessful([]).View!;
        var data = new ViewDataDictionary(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = model };
        var html = buffers.Get();
        await view.RenderAsync(new(action, view, data, new TempDataDictionary(http, services.GetRequiredService<ITempDataProvider>()), html, new HtmlHelperOptions()));
        var bytes = html.ToTrimmedBytes();
        buffers.Return(html);
        return bytes;
    }
}
