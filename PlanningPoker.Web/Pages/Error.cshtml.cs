using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PlanningPoker.Web.Resources;
using PlanningPoker.Web.Wire;

namespace PlanningPoker.Web.Pages;

/// <summary>What a person sees when there is no page: never a bare status.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel : PageModel
{
    public int Status { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";

    public void OnGet(int status) => Show(status);

    public void OnPost(int status) => Show(status);

    void Show(int status)
    {
        Status = status is >= 400 and <= 599 ? status : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        (Title, Text) = Status switch
        {
            StatusCodes.Status404NotFound => (Sentences.Of("NoTableTitle"), Sentences.Of("NoTableText")),
            >= 500 and not StatusCodes.Status503ServiceUnavailable => (Sentences.Of("ErrorTitle"), Sentences.Of("ErrorText")),
            _ => (Sentences.Of("RefusedTitle"), Sentences.Of(Problems.OfStatus(Status))),
        };
    }
}
