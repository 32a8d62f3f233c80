using System.Collections.Concurrent;
using System.Reflection.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;

[assembly: MetadataUpdateHandler(typeof(PlanningPoker.Web.Pages.PartialViewEngine))]

namespace PlanningPoker.Web.Pages;

/// <summary>
/// Finds the table's partials from everywhere, outside requests too, and writes each straight to where it goes: the framework's
/// own views keep what they write until they know of a layout, which no partial has. An answer that is a partial and nothing else is
/// therefore named by its path, which is not looked for here: it has to be whole before the first byte goes.
/// </summary>
sealed class PartialViewEngine(IRazorPageFactoryProvider pages, IRazorPageActivator activator) : IViewEngine
{
    static int edits;

    readonly ConcurrentDictionary<(string Name, int Edits), ViewEngineResult> partials = new();

    public ViewEngineResult FindView(ActionContext context, string viewName, bool isMainPage) =>
        isMainPage ? ViewEngineResult.NotFound(viewName, []) : partials.GetOrAdd((viewName, edits), Find);

    public ViewEngineResult GetView(string? executingFilePath, string viewPath, bool isMainPage) => ViewEngineResult.NotFound(viewPath, []);

    /// <summary><c>dotnet watch</c> has made them anew. It looks for this method by name.</summary>
    internal static void UpdateApplication(Type[]? changed) => Interlocked.Increment(ref edits);

    ViewEngineResult Find((string Name, int) key)
    {
        var name = key.Name;
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
            page.ViewContext = context;
            activator.Activate(page, context);
            return page.ExecuteAsync();
        }
    }
}
