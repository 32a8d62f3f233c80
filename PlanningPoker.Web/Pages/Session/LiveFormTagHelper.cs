using Microsoft.AspNetCore.Razor.TagHelpers;
using PlanningPoker.Core;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>
/// <c>&lt;form verb="vote" code="…"&gt;</c>: a form that works by itself and is instant with htmx. The answer holds its own targets; the form's
/// target only has to outlive the form. What must not be lost on a bad line goes through the page's outbox instead of htmx.
/// </summary>
[HtmlTargetElement("form", Attributes = "verb,code")]
public sealed class LiveFormTagHelper : TagHelper
{
    static readonly string[] Kept = ["vote", "reveal", "reset"];

    public string Verb { get; set; } = "";
    public SessionCode Code { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("method", "post");
        output.Attributes.SetAttribute("action", $"/s/{Code}/{Verb}");
        if (Kept.Contains(Verb))
        {
            output.Attributes.SetAttribute("data-outbox", "");
            return;
        }
        output.Attributes.SetAttribute("hx-boost", "true");
        output.Attributes.SetAttribute("hx-swap", "none");
        output.Attributes.SetAttribute("hx-target", "#notifications");
        output.Attributes.SetAttribute("hx-sync", "this:queue all");
    }
}
