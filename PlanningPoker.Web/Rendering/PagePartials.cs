using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor;
using RazorSlices;

namespace PlanningPoker.Web.Rendering;

static class PagePartials
{
    /// <summary>Writes a partial where a page includes it, as <c>RenderPartialAsync</c> does inside another partial.</summary>
    public static async Task<HtmlString> RenderPartialAsync(this RazorPageBase page, RazorSlice partial)
    {
        using (partial) await partial.RenderAsync(page.Output, page.HtmlEncoder);
        return HtmlString.Empty;
    }
}
