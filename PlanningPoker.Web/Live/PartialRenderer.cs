using System.Buffers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Live;

/// <summary>Renders the table's partials outside a request: the same files that the page renders.</summary>
sealed class PartialRenderer(IServiceScopeFactory scopes)
{
    const int UsualBytes = 4096;

    /// <returns>UTF-8.</returns>
    public async Task<ReadOnlyMemory<byte>> RenderAsync(string partial, object model)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var http = new DefaultHttpContext { RequestServices = services };
        var action = new ActionContext(http, new RouteData(), new ActionDescriptor());
        var view = services.GetRequiredService<IRazorViewEngine>().FindView(action, partial, isMainPage: false).EnsureSuccessful([]).View!;
        var data = new ViewDataDictionary(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = model };
        var html = new ArrayBufferWriter<byte>(UsualBytes);
        // White space round a morphed root would grow the page by a text node each time.
        await using var writer = new TrimmingWriter(new Utf8Writer(html));
        await view.RenderAsync(new(action, view, data, new TempDataDictionary(http, services.GetRequiredService<ITempDataProvider>()), writer, new HtmlHelperOptions()));
        return html.WrittenMemory;
    }
}
