using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.ObjectPool;
using PlanningPoker.Web.Rendering.Razor;

namespace PlanningPoker.Web.Rendering;

/// <summary>Renders what is sent to pages that are open, from the same partials as the pages themselves.</summary>
sealed class PatchRenderer(PartialViewEngine partials, IModelMetadataProvider metadata, ITempDataProvider temp)
{
    /// <summary>What stands for a request is the same for all: no partial that is sent reads it.</summary>
    static readonly ActionContext NoRequest = new(new DefaultHttpContext(), new(), new());

    static readonly HtmlHelperOptions Usual = new();

    readonly ViewDataDictionary noData = new(metadata, new());
    readonly TempDataDictionary noTempData = new(NoRequest.HttpContext, temp);
    readonly ObjectPool<TextBuffer> buffers = ObjectPool.Create<TextBuffer>();

    /// <param name="patch">Which of <see cref="Patches"/>.</param>
    /// <param name="model">What the patch is made of.</param>
    /// <returns>UTF-8.</returns>
    public async Task<ReadOnlyMemory<byte>> RenderAsync(string patch, object model)
    {
        var html = buffers.Get();
        foreach (var fragment in Patches.Of(patch, model)) await WriteAsync(fragment, html);
        var bytes = html.ToBytes();
        buffers.Return(html);
        return bytes;
    }

    /// <summary>Answers htmx with a patch.</summary>
    public async Task AnswerAsync(HttpContext http, string patch, object model)
    {
        var html = await RenderAsync(patch, model);
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.BodyWriter.WriteAsync(html, http.RequestAborted);
    }

    /// <remarks>
    /// What is written here needs no encoding: ids are letters, digits and dashes.
    /// White space round a partial would add text nodes to the page at every morph, so it is left out.
    /// </remarks>
    async Task WriteAsync(Fragment fragment, TextBuffer html)
    {
        html.Write($"<hx-partial hx-target=\"#{fragment.Target}\" hx-swap=\"{fragment.Swap}\">");
        var start = html.Length;
        if (fragment.Partial is { } name)
        {
            var partial = partials.Find(name);
            await partial.WriteAsync(new(NoRequest, partial, noData, noTempData, html, Usual), fragment.Model);
        }
        html.Trim(start);
        html.Write("</hx-partial>");
    }
}
