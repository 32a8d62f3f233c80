namespace PlanningPoker.Web.Pages.Session.Stories;

/// <summary>The form of one story; after a refusal it holds what was typed.</summary>
public sealed record StoryForm(SessionPage Page, Story Story)
{
    public SessionCode Code => Page.Session.Code;

    public string? Typed(string field, string? stored) => Page.Typed(field, stored);
}
