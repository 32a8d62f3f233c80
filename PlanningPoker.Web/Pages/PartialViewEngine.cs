using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Pages;

/// <summary>
/// Finds the table's partials from everywhere, outside requests too, and writes each straight to where it goes: the framework's
/// own views keep what they write until they know of a layout, which no partial has. White space round a partial is left out,
/// for it would add text nodes to the page at every morph.
/// </summary>
sealed class PartialViewEngine(IRazorPageFactoryProvider pages, IRazorPageActivator activator) : IViewEngine
{
    readonly ConcurrentDictionary<string, ViewEngineResult> partials = new();

    public ViewEngineResult FindView(ActionContext context, string viewName, bool isMainPage) =>
        isMainPage ? ViewEngineResult.NotFound(viewName, []) : partials.GetOrAdd(viewName, Find);

    public ViewEngineResult GetView(string? executingFilePath, string viewPath, bool isMainPage) => ViewEngineResult.NotFound(viewPath, []);

    ViewEngineResult Find(string name)
    {
        var path = $"/Pages/Session/{name}.cshtml";
        return pages.CreateFactory(path) is { Success: true } found
            ? ViewEngineResult.Found(name, new Partial(path, found.RazorPageFactory, activator))
            : ViewEngineResult.NotFound(name, [path]);
    }

    sealed class Partial(string path, Func<IRazorPage> make, IRazorPageActivator activator) : IView
    {
        public string Path => path;

        public Task RenderAsync(ViewContext context)
        {
            var page = make();
            context.Writer = new TrimmingWriter(context.Writer);
            page.ViewContext = context;
            activator.Activate(page, context);
            return page.ExecuteAsync();
        }
    }
}
