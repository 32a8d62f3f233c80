using System.Collections.Immutable;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Web.Pages.Session;

/// <summary>What a form sent, with what it was shown. Empty texts stay apart from fields that the form does not have.</summary>
/// <param name="request">The request, which need not be a form.</param>
/// <param name="conflicts">The fields that somebody else has changed meanwhile.</param>
public sealed class SentForm(HttpRequest request, ImmutableArray<FieldConflict> conflicts)
{
    readonly IFormCollection fields = request.HasFormContentType ? request.Form : FormCollection.Empty;

    /// <summary>Null if the form has no such field, or if its user keeps what somebody else wrote.</summary>
    public string? Sent(string field) => KeepsTheirs(field) ? null : Text(field);

    /// <summary>Null if the form does not say.</summary>
    public string? Shown(string field) => Text(FormField.NameOfShown(field));

    /// <summary>The field of a form that is rendered, again after a refusal.</summary>
    public FormField Field(string name, string? stored)
    {
        var theirs = conflicts.FirstOrDefault(conflict => conflict.Field == name)?.Stored;
        // Who has seen both texts may write over the other one.
        var isSeen = theirs is not null || KeepsTheirs(name);
        return new(name, Sent(name) ?? stored, isSeen ? stored : Shown(name) ?? stored, theirs);
    }

    bool KeepsTheirs(string field) => fields[FormField.KeepTheirs].Contains(field);

    /// <summary>The first value: a checkbox has a hidden field after it, which is sent alone where the box is not checked.</summary>
    string? Text(string field) => fields.TryGetValue(field, out var texts) ? texts[0] ?? "" : null;
}
