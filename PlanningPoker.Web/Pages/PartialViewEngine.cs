using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.ViewEngines;

[assembly: MetadataUpdateHandler(typeof(PlanningPoker.Web.Pages.PartialViewEngine))]

namespace PlanningPoker.Web.Pages;

/// <summary>Finds the table's partials by name from everywhere. An answer that is nothing else is a <c>PatchResult</c>: these write as they go.</summary>
sealed class PartialViewEngine(IRazorPageFactoryProvider pages, IModelMetadataProvider metadata, HtmlEncoder encoder) : IViewEngine
{
    static int edits;

    readonly ConcurrentDictionary<(string Name, int Edits), ViewEngineResult> partials = new();

    public ViewEngineResult FindView(ActionContext context, string viewName, bool isMainPage) => GetView(null, viewName, isMainPage);

    public ViewEngineResult GetView(string? executingFilePath, string viewPath, bool isMainPage) =>
        isMainPage ? ViewEngineResult.NotFound(viewPath, []) : Result(viewPath);

    /// <exception cref="InvalidOperationException">There is none of that name.</exception>
    public Partial Find(string name) => (Partial)Result(name).EnsureSuccessful([]).View!;

    /// <summary><c>dotnet watch</c> has made them anew. It looks for this method by name.</summary>
    internal static void UpdateApplication(Type[]? changed) => Interlocked.Increment(ref edits);

    ViewEngineResult Result(string name) =>
        partials.TryGetValue((name, edits), out var known) ? known : partials.GetOrAdd((name, edits), key => Make(key.Name));

    ViewEngineResult Make(string name)
    {
        var path = $"/Pages/Session/{name}.cshtml";
        return pages.CreateFactory(path) is { Success: true } page
            ? ViewEngineResult.Found(name, new Partial(this, page, metadata, encoder))
            : ViewEngineResult.NotFound(name, [path]);
    }
}
