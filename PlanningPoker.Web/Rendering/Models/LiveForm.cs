using Microsoft.AspNetCore.Html;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>
/// The attributes of forms and buttons that run a verb: <c>&lt;form @LiveForm.To("vote", code)&gt;</c>. They work without JavaScript; htmx
/// sends them in the background.
/// </summary>
/// <remarks>Nothing here needs encoding: codes and ids are letters, digits and dashes, and the names of verbs are our own.</remarks>
static class LiveForm
{
    /// <summary>The response names the elements that it changes; the form's own target only has to stay on the page.</summary>
    const string SentByHtmx = """
        hx-boost="true" hx-swap="none" hx-target="#notifications" hx-sync="this:queue all"
        """;

    /// <summary>A form. The outbox sends what a bad network must not lose, htmx everything else.</summary>
    public static IHtmlContent To(string verb, SessionCode code) =>
        new HtmlString($"""method="post" action="s/{code}/{verb}" {(OutboxVerb.Has(verb) ? "data-outbox" : SentByHtmx)}""");

    /// <summary>A button in a player's row. It submits the form <c>_RowActions</c>, which all rows share.</summary>
    public static IHtmlContent RowButton(string verb, SessionCode code, PlayerId player) =>
        RowButton(verb, code, "playerId", player.Value);

    /// <summary>A button in a story's row, of the same kind.</summary>
    public static IHtmlContent RowButton(string verb, SessionCode code, StoryId story) => RowButton(verb, code, "storyId", story.Value);

    static HtmlString RowButton(string verb, SessionCode code, string field, string id) =>
        new($"""
            form="row-actions" name="{field}" value="{id}" formaction="s/{code}/{verb}"
            """);
}
