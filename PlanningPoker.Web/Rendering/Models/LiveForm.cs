using Microsoft.AspNetCore.Html;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>
/// <c>&lt;form @LiveForm.To("vote", code)&gt;</c>: a form that works by itself and is instant with htmx. The answer holds its own targets; the form's
/// target only has to outlive the form. What must not be lost on a bad line goes through the page's outbox instead of htmx.
/// </summary>
/// <remarks>What is written here needs no encoding: a code is letters, digits and dashes, and verbs are ours.</remarks>
static class LiveForm
{
    const string AtOnce = """
        hx-boost="true" hx-swap="none" hx-target="#notifications" hx-sync="this:queue all"
        """;

    public static IHtmlContent To(string verb, SessionCode code) =>
        new HtmlString($"""method="post" action="/s/{code}/{verb}" {(OutboxVerb.Has(verb) ? "data-outbox" : AtOnce)}""");
}
