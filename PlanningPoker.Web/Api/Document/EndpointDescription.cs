using System.Collections.Immutable;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Api.Document;

/// <summary>What the OpenAPI document says of an endpoint beside its route and its response.</summary>
/// <param name="Body">The type of the JSON body; null if it has none.</param>
/// <param name="Problems">The refusals it may answer with.</param>
/// <param name="NeedsPlayer">Whether only players may call it.</param>
sealed record EndpointDescription(Type? Body, ImmutableArray<Problem> Problems, bool NeedsPlayer)
{
    /// <summary>A verb that needs nothing but a round takes the current one if there is no body.</summary>
    public bool IsBodyOptional => Body?.IsAssignableTo(typeof(IRoundCommand)) is true && Body != typeof(Vote);
}

/// <summary>A body that is a text of one of these media types.</summary>
sealed record TextBody(params string[] Types);

/// <summary>Query parameters that are numbers. They are bound as text, because an empty one counts as missing.</summary>
sealed record NumberParameters(params string[] Names);

/// <summary>Query parameters that are true or false, bound as text for the same reason.</summary>
sealed record FlagParameters(params string[] Names);

/// <summary>Describes endpoints: what they do, and with which problems they refuse.</summary>
static class EndpointDescriptions
{
    static readonly ImmutableArray<RequestFault> Writing =
        [RequestFault.BadRequest, RequestFault.CrossSite, RequestFault.TooLarge, RequestFault.UnsupportedMediaType];

    static readonly ImmutableArray<RequestFault> Always = [RequestFault.TooManyRequests, RequestFault.Busy];

    /// <summary>An endpoint that runs a verb, whose body is the command itself.</summary>
    public static RouteHandlerBuilder Runs(
        this RouteHandlerBuilder endpoint, PlayerCommand example, string summary, params ReadOnlySpan<Reason> refusals) =>
        endpoint.Runs(example, example.GetType(), summary, refusals);

    /// <summary>
    /// An endpoint that runs a verb. Most of its refusals follow from who may use the verb and whether it acts on a round.
    /// </summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="example">A command of the verb.</param>
    /// <param name="body">The type of the JSON body; null if the body is not JSON.</param>
    /// <param name="summary">One sentence.</param>
    /// <param name="refusals">The refusals that only this verb has.</param>
    public static RouteHandlerBuilder Runs(
        this RouteHandlerBuilder endpoint, PlayerCommand example, Type? body, string summary, params ReadOnlySpan<Reason> refusals)
    {
        ImmutableArray<Reason> usual =
        [
            .. example.AllowedActors is AllowedActors.Anyone ? (Reason[])[] : [Reason.NotJoined, Reason.Removed, Reason.NotYou],
            .. example.AllowedActors is AllowedActors.Hosts or AllowedActors.Revealers or AllowedActors.StoryManagers
                ? (Reason[])[Reason.NotHost] : [],
            .. example.AllowedActors is AllowedActors.Voters ? (Reason[])[Reason.ObserverCannotVote] : [],
            .. example is IRoundCommand ? (Reason[])[Reason.StaleRound] : [],
            .. example.RunsAfterTheEnd ? (Reason[])[] : [Reason.SessionEnded],
        ];
        var problems = Problems(Writing, [.. usual, Reason.NoSession, .. refusals]);
        return endpoint.WithSummary(summary)
            .WithMetadata(new EndpointDescription(body, problems, example.AllowedActors is not AllowedActors.Anyone));
    }

    /// <summary>An endpoint that anyone may use, with the link or without.</summary>
    public static RouteHandlerBuilder Opens(
        this RouteHandlerBuilder endpoint, Type body, string summary, params ReadOnlySpan<Reason> refusals) =>
        endpoint.WithSummary(summary).WithMetadata(new EndpointDescription(body, Problems(Writing, [.. refusals]), false));

    /// <summary>An endpoint that shows the session: with a passcode only to its players.</summary>
    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint, string summary, params ReadOnlySpan<Reason> refusals)
    {
        var problems = Problems([], [Reason.NoSession, Reason.NotJoined, .. refusals]);
        return endpoint.WithSummary(summary).WithMetadata(new EndpointDescription(null, problems, false));
    }

    /// <summary>An endpoint for hosts that runs no verb. It is not found on a server where what it is for is switched off.</summary>
    public static RouteHandlerBuilder IsForHosts(
        this RouteHandlerBuilder endpoint, Type? body, string summary, params ReadOnlySpan<Reason> refusals)
    {
        ImmutableArray<Reason> reasons =
            [Reason.NotJoined, Reason.Removed, Reason.NotHost, Reason.NoSession, Reason.NotFound, .. refusals];
        var problems = Problems(body is null ? [RequestFault.CrossSite] : Writing, reasons);
        return endpoint.WithSummary(summary).WithMetadata(new EndpointDescription(body, problems, true));
    }

    static ImmutableArray<Problem> Problems(ImmutableArray<RequestFault> faults, ImmutableArray<Reason> reasons) =>
        [.. faults.Select(Problem.Of), .. reasons.Select(Problem.Example), .. Always.Select(Problem.Of)];
}
