using System.Collections.Immutable;
using System.Reflection;
using PlanningPoker.Core.Commands;

namespace PlanningPoker.Web.Api.Document;

/// <summary>What the document says of an endpoint that its address and its answer do not tell.</summary>
/// <param name="Body">The type of the JSON body, if it takes one.</param>
/// <param name="Refusals">Why it may say no.</param>
/// <param name="IsForPlayers">It needs to know who is asking.</param>
sealed record Described(Type? Body, ImmutableArray<Reason> Refusals, bool IsForPlayers)
{
    /// <summary>A round that is left out is the current one, so nothing has to be said.</summary>
    public bool IsBodyOptional => Body?.IsAssignableTo(typeof(IOfRound)) is true && Body != typeof(Vote);
}

/// <summary>A body that is text of one of these types.</summary>
sealed record TextBody(params string[] Types);

/// <summary>Parameters that are numbers, though they are read as text because an empty one is as good as none.</summary>
sealed record NumberParameters(params string[] Names);

static class Descriptions
{
    static readonly ImmutableArray<Reason> Writing = [Reason.BadRequest, Reason.CrossSite, Reason.TooLarge, Reason.UnsupportedMediaType];
    static readonly ImmutableArray<Reason> Always = [Reason.TooManyRequests, Reason.Busy];

    /// <summary>An endpoint that runs a verb with the verb's own data.</summary>
    public static RouteHandlerBuilder Runs<TCommand>(this RouteHandlerBuilder endpoint, string summary, params ReadOnlySpan<Reason> refusals) where TCommand : Command =>
        endpoint.Runs<TCommand>(typeof(TCommand), summary, refusals);

    /// <summary>An endpoint that runs a verb: who may, and whether it acts on a round, tell most of its refusals.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="body">What its body is read as; null when it is no JSON.</param>
    /// <param name="summary">One sentence.</param>
    /// <param name="refusals">The refusals of this verb alone.</param>
    public static RouteHandlerBuilder Runs<TCommand>(this RouteHandlerBuilder endpoint, Type? body, string summary, params ReadOnlySpan<Reason> refusals)
        where TCommand : Command
    {
        var who = typeof(TCommand).GetCustomAttribute<VerbAttribute>()!.Who;
        ImmutableArray<Reason> usual =
        [
            .. who is Who.Anyone ? (Reason[])[] : [Reason.NotJoined, Reason.Removed, Reason.NotYou],
            .. who is Who.Hosts ? (Reason[])[Reason.NotHost] : [],
            .. who is Who.Voters ? (Reason[])[Reason.ObserverCannotVote] : [],
            .. typeof(TCommand).IsAssignableTo(typeof(IOfRound)) ? (Reason[])[Reason.StaleRound] : [],
        ];
        return endpoint.WithSummary(summary)
            .WithMetadata(new Described(body, [.. Writing, .. usual, Reason.NoSession, .. refusals, .. Always], who is not Who.Anyone));
    }

    /// <summary>An endpoint that anyone may use who has the link, or nobody's yet.</summary>
    public static RouteHandlerBuilder Opens(this RouteHandlerBuilder endpoint, Type body, string summary, params ReadOnlySpan<Reason> refusals) =>
        endpoint.WithSummary(summary).WithMetadata(new Described(body, [.. Writing, .. refusals, .. Always], false));

    public static RouteHandlerBuilder Reads(this RouteHandlerBuilder endpoint, string summary, params ReadOnlySpan<Reason> refusals) =>
        endpoint.WithSummary(summary).WithMetadata(new Described(null, [Reason.NoSession, .. refusals, .. Always], false));
}
