using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PlanningPoker.Web.Hosting;
using PlanningPoker.Web.Hosting.Telemetry;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Contracts;

/// <summary>A refusal as problem details (RFC 9457), whether the game or HTTP refuses.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable name, such as <c>stale_round</c>.</param>
/// <param name="Title">A sentence for people, in the current culture.</param>
sealed record Problem(int Status, string Code, string Title)
{
    /// <summary>The caller's own newer vote, with <c>stale_rev</c>.</summary>
    public CastVote? Stored { get; private init; }

    /// <summary>Both texts of each field that somebody else has changed meanwhile, with <c>conflict</c>.</summary>
    public ImmutableArray<FieldConflict> Conflicts { get; private init; } = [];

    /// <summary>The field that is not valid, by its name in the API; null where the code says it all.</summary>
    public string? Field { get; private init; }

    /// <summary>The columns of a file that was not told which has the titles, with <c>bad_csv</c>.</summary>
    public ImmutableArray<FileColumn> Columns { get; private init; } = [];

    /// <summary>All codes that a refusal may have.</summary>
    public static IEnumerable<string> Codes =>
        Enum.GetValues<Reason>().Select(CodeOf).Concat(Enum.GetValues<RequestFault>().Select(CodeOf)).Distinct();

    /// <summary>The answer to an unexpected exception.</summary>
    public static Problem Failure => new(StatusCodes.Status500InternalServerError, "failure", Words.ErrorText);

    public static Problem Of(Refusal refusal) => new(StatusOf(refusal.Reason), CodeOf(refusal.Reason), RefusalTexts.Of(refusal))
    {
        Stored = refusal.Stored,
        Conflicts = refusal.Conflicts,
        Columns = refusal.Columns,
        Field = refusal.Fault?.Field,
    };

    public static Problem Of(Reason reason) => Of(new Refusal(reason));

    public static Problem Of(RequestFault fault) => new(StatusOf(fault), CodeOf(fault), TitleOf(fault));

    /// <summary>An example for the documentation of the API, without the details of a case.</summary>
    public static Problem Example(Reason reason) => new(StatusOf(reason), CodeOf(reason), RefusalTexts.Of(reason));

    /// <summary><c>StaleRound</c> → <c>stale_round</c>.</summary>
    public static string CodeOf(Reason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());

    /// <summary>The fault for a status that the framework set by itself.</summary>
    public static RequestFault FaultOf(int status) => status switch
    {
        404 => RequestFault.NotFound,
        405 => RequestFault.MethodNotAllowed,
        413 => RequestFault.TooLarge,
        415 => RequestFault.UnsupportedMediaType,
        429 => RequestFault.TooManyRequests,
        503 => RequestFault.Busy,
        _ => RequestFault.BadRequest,
    };

    public static implicit operator Problem(Refusal refusal) => Of(refusal);
    public static implicit operator Problem(Reason reason) => Of(reason);
    public static implicit operator Problem(RequestFault fault) => Of(fault);

    public ProblemHttpResult ToResult()
    {
        Measures.Refused(Code);
        return TypedResults.Problem(ToDetails());
    }

    ProblemDetails ToDetails()
    {
        var details = new ProblemDetails { Type = "about:blank", Status = Status, Title = Title, Extensions = { ["code"] = Code } };
        if (Stored is { } vote)
            details.Extensions["stored"] = new StoredVote(vote.Face, vote.Rev, vote.Face is null ? null : vote.Reason);
        if (!Conflicts.IsEmpty) details.Extensions["conflicts"] = Conflicts;
        if (Field is not null) details.Extensions["field"] = Field;
        if (!Columns.IsEmpty) details.Extensions["columns"] = Columns;
        return details;
    }

    static int StatusOf(Reason reason) => reason switch
    {
        Reason.BadRequest => 400,
        Reason.NotJoined => 401,
        Reason.NotHost or Reason.NotYou or Reason.Removed or Reason.Locked or Reason.BadPasscode
            or Reason.ObserverCannotVote => 403,
        Reason.NoSession or Reason.NoStory or Reason.NoPlayer or Reason.NotFound => 404,
        Reason.StaleRound or Reason.StaleRev or Reason.AlreadyRevealed or Reason.NothingToReveal
            or Reason.NothingToStop or Reason.NoTimer or Reason.NotOffered or Reason.VoteIsFinal or Reason.TooLate or Reason.SessionEnded
            or Reason.NameTaken
            or Reason.SessionFull or Reason.TooManyStories or Reason.TooManyRounds or Reason.Conflict => 409,
        Reason.BadCard or Reason.BadReason or Reason.BadName or Reason.BadStory or Reason.BadDeck or Reason.BadSettings
            or Reason.BadTimer or Reason.BadCsv => 422,
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    static int StatusOf(RequestFault fault) => fault switch
    {
        RequestFault.BadRequest => 400,
        RequestFault.CrossSite => 403,
        RequestFault.NotFound => 404,
        RequestFault.MethodNotAllowed => 405,
        RequestFault.TooLarge => 413,
        RequestFault.UnsupportedMediaType => 415,
        RequestFault.TooManyRequests => 429,
        RequestFault.Busy => 503,
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    static string TitleOf(RequestFault fault) => fault switch
    {
        RequestFault.BadRequest => Words.RefusalBadRequest,
        RequestFault.CrossSite => Words.RefusalCrossSite,
        RequestFault.NotFound => Words.RefusalNotFound,
        RequestFault.MethodNotAllowed => Words.RefusalMethodNotAllowed,
        RequestFault.TooLarge => Words.RefusalTooLarge,
        RequestFault.UnsupportedMediaType => Words.RefusalUnsupportedMediaType,
        RequestFault.TooManyRequests => Words.RefusalTooManyRequests,
        RequestFault.Busy => Words.RefusalBusy,
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    static string CodeOf(RequestFault fault) => JsonNamingPolicy.SnakeCaseLower.ConvertName(fault.ToString());

    sealed record StoredVote(string? Value, int Rev, [property: OmitNull] string? Reason);
}
