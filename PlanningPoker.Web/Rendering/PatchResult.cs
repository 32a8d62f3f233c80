using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace PlanningPoker.Web.Rendering;

/// <summary>Answers htmx with a patch.</summary>
sealed class PatchResult(params IEnumerable<Fragment> patch) : ActionResult
{
    const int HashBytes = 12;

    /// <summary>Whether a browser that has the same bytes is told so (304) instead of getting them again.</summary>
    public bool HasETag { get; init; }

    public override Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var renderer = http.RequestServices.GetRequiredService<PatchRenderer>();
        return HasETag ? AnswerChangedAsync(http, renderer) : renderer.AnswerAsync(http, patch);
    }

    async Task AnswerChangedAsync(HttpContext http, PatchRenderer renderer)
    {
        var html = await renderer.RenderAsync(patch);
        var tag = new EntityTagHeaderValue($"\"{Base64Url.EncodeToString(SHA256.HashData(html.Span).AsSpan(0, HashBytes))}\"");
        http.Response.GetTypedHeaders().ETag = tag;
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            http.Response.StatusCode = StatusCodes.Status304NotModified;
        else
            await PatchRenderer.AnswerAsync(http, html);
    }
}
