using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>
/// <c>&lt;fragment target="players" partial="_Players" model="…"/&gt;</c>: a partial wrapped so that htmx morphs it into its place.
/// White space round the partial's root would add text nodes to the page at every morph, so it is trimmed.
/// </summary>
[HtmlTargetElement("fragment", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FragmentTagHelper(IHtmlHelper html) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Target { get; set; } = "";
    public string Swap { get; set; } = "outerMorph";
    public string? Partial { get; set; }
    public object? Model { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "hx-partial";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("hx-target", $"#{Target}");
        output.Attributes.SetAttribute("hx-swap", Swap);
        if (string.IsNullOrEmpty(Partial)) return;
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.Content.SetHtmlContent(new Trimmed(await html.PartialAsync(Partial, Model)));
    }

    sealed class Trimmed(IHtmlContent content) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => content.WriteTo(new TrimmingWriter(writer), encoder);
    }
}
