using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Razor.Hosting;

[assembly: MetadataUpdateHandler(typeof(PlanningPoker.Web.Rendering.Razor.PartialViewEngine))]

namespace PlanningPoker.Web.Rendering.Razor;

/// <summary>Finds the table's partials by name from everywhere. An answer that is nothing else is a <c>PatchResult</c>: these write as they go.</summary>
sealed class PartialViewEngine(IRazorPageFactoryProvider pages, IModelMetadataProvider metadata, HtmlEncoder encoder) : IViewEngine
{
    /// <summary>The compiled partials of the session's pages, by name.</summary>
    static readonly ILookup<string, string> Paths = typeof(PartialViewEngine).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
        .Select(item => item.Identifier).Where(path => path.StartsWith("/Pages/Session/", StringComparison.Ordinal))
        .ToLookup(path => Path.GetFileNameWithoutExtension(path));

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
        return Paths[name].SingleOrDefault() is { } path && pages.CreateFactory(path) is { Success: true } page
            ? ViewEngineResult.Found(name, new Partial(this, page, metadata, encoder))
            : ViewEngineResult.NotFound(name, []);
    }
}
