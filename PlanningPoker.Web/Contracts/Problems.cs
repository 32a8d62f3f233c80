using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Contracts;

/// <summary>Refusals as scripts read them (RFC 9457): each reason has one status, one stable code and one sentence.</summary>
static class Problems
{
    public static int StatusOf(Reason reason) => reason switch
    {
        Reason.BadRequest => 400,
        Reason.NotJoined => 401,
        Reason.NotHost or Reason.NotYou or Reason.Removed or Reason.ObserverCannotVote or Reason.CrossSite => 403,
        Reason.NoSession or Reason.NoStory or Reason.NoPlayer or Reason.NotFound => 404,
        Reason.MethodNotAllowed => 405,
        Reason.StaleRound or Reason.StaleRev or Reason.AlreadyRevealed or Reason.NothingToReveal
            or Reason.NameTaken or Reason.SessionFull or Reason.TooManyStories => 409,
        Reason.TooLarge => 413,
        Reason.UnsupportedMediaType => 415,
        Reason.BadCard or Reason.BadName or Reason.BadStory or Reason.BadDeck or Reason.BadCsv => 422,
        Reason.TooManyRequests => 429,
        Reason.Busy => 503,
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    /// <summary><c>StaleRound</c> → <c>stale_round</c>.</summary>
    public static string CodeOf(Reason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());

    /// <summary>The reason behind a status that the framework answered with by itself.</summary>
    public static Reason OfStatus(int status) => status switch
    {
        404 => Reason.NotFound,
        405 => Reason.MethodNotAllowed,
        413 => Reason.TooLarge,
        415 => Reason.UnsupportedMediaType,
        429 => Reason.TooManyRequests,
        503 => Reason.Busy,
        _ => Reason.BadRequest,
    };

    public static ProblemDetails DetailsOf(Refusal refusal)
    {
        var details = new ProblemDetails
        {
            Type = "about:blank",
            Status = StatusOf(refusal.Reason),
            Title = Sentences.Of(refusal),
            Extensions = { ["code"] = CodeOf(refusal.Reason) },
        };
        if (refusal.Stored is { } stored)
            details.Extensions["stored"] = new StoredVote(stored.Face, stored.Rev);
        return details;
    }

    /// <summary>What only a bug can bring about.</summary>
    public static ProblemHttpResult Failure => TypedResults.Problem(new ProblemDetails
    {
        Type = "about:blank",
        Status = StatusCodes.Status500InternalServerError,
        Title = Sentences.Of("ErrorText"),
        Extensions = { ["code"] = "failure" },
    });

    public static ProblemHttpResult Of(Refusal refusal) => TypedResults.Problem(DetailsOf(refusal));

    /// <summary>The caller's own newer vote.</summary>
    sealed record StoredVote(string? Value, int Rev);
}
