using System.Collections.Immutable;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Api.Document;

/// <summary>What the document says of an endpoint that its address and its answer do not tell.</summary>
/// <param name="Body">The type of the JSON body, if it takes one.</param>
/// <param name="Problems">How it may refuse.</param>
/// <param name="IsForPlayers">It needs to know who is calling.</param>
sealed record Described(Type? Body, ImmutableArray<Problem> Problems, bool IsForPlayers)
{
    /// <summary>A round that is left out is the current one, so nothing has to be said.</summary>
    public bool IsBodyOptional => Body?.IsAssignableTo(typeof(IRoundCommand)) is true && Body != typeof(Vote);
}

/// <summary>A body that is text of one of these types.</summary>
sealed record TextBody(params string[] Types);

/// <summary>Parameters that are numbers, though they are read as text because an empty one is as good as none.</summary>
sealed record NumberParameters(params string[] Names);

static class Descriptions
{
    static readonly ImmutableArray<RequestFault> Writing =
        [RequestFault.BadRequest, RequestFault.CrossSite, RequestFault.TooLarge, RequestFault.UnsupportedMediaType];

    static readonly ImmutableArray<RequestFault> Always = [RequestFault.TooManyRequests, RequestFault.Busy];

    /// <summary>An endpoint that runs a verb with the verb's own data.</summary>
    public static RouteHandlerBuilder Runs(
        this RouteHandlerBuilder endpoint, Command example, string summary, params ReadOnlySpan<Reason> refusals) =>
        endpoint.Runs(example, example.GetType(), summary, refusals);

    /// <summary>An endpoint that runs a verb: who may, and whether it acts on a round, tell most of its refusals.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="example">A command of the verb.</param>
    /// <param name="body">What its body is read as; null when it is no JSON.</param>
    /// <param name="summary">One sentence.</param>
    /// <param name="refusals">The refusals of this verb alone.</param>
    public static RouteHandlerBuilder Runs(
        this RouteHandlerBuilder endpoint, Command example, Type? body, string summary, params ReadOnlySpan<Reason> refusals)
    {
        ImmutableArray<Reason> usual =
        [
            .. example.AllowedActors is AllowedActors.Anyone ? (Reason[])[] : [Reason.NotJoined, Reason.Removed, Reason.NotYou],
            .. example.AllowedActors is AllowedActors.Hosts ? (Reason[])[Reason.NotHost] : [],
            .. example.AllowedActors is AllowedActors.Voters ? (Reason[])[Reason.ObserverCannotVote] : [],
            .. example is IRoundCommand ? (Reason[])[Reason.StaleRound] : [],
        ];
        var problems = Problems(Writing, [.. usual, Reason.NoSession, .. refusals]);
        return endpoint.WithSummary(summary)
            .WithMetadata(new Described(body, problems, example.AllowedActors is not AllowedActors.Anyone));
    }

    /// <summary>An endpoint that anyone may use, with the link or without.</summary>
    public static RouteHandlerBuilder Opens(
        this RouteHandlerBuilder endpoint, Type body, string summary, params ReadOnlySpan<Reason> refusals) =>
        endpoint.WithSummary(summary).WithMetadata(new Described(body, Problems(Writing, [.. refusals]), false));

    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint, string summary, params ReadOnlySpan<Reason> refusals) =>
        endpoint.WithSummary(summary).WithMetadata(new Described(null, Problems([], [Reason.NoSession, .. refusals]), false));

    static ImmutableArray<Problem> Problems(ImmutableArray<RequestFault> faults, ImmutableArray<Reason> reasons) =>
        [.. faults.Select(Problem.Of), .. reasons.Select(Problem.Example), .. Always.Select(Problem.Of)];
}
