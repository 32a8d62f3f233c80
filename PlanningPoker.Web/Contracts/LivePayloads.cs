namespace PlanningPoker.Web.Contracts;

/// <summary>The first frame of every connection, <c>live:hello</c>.</summary>
/// <param name="Version">The session's version.</param>
/// <param name="Build">The build of the server: a page of another build reloads itself.</param>
/// <param name="PlayerId">The player a page is for; it may have been rendered for another.</param>
/// <param name="Seen">What the next poll has to send back.</param>
sealed record HelloPayload(long Version, string Build, [property: OmitNull] PlayerId? PlayerId, [property: OmitNull] string? Seen);

/// <summary>Who is here, <c>presence:changed</c>.</summary>
sealed record PresencePayload(IReadOnlySet<PlayerId> Here, int Online);

/// <summary>The reader has no access any more, <c>live:gone</c>; the code of a refusal says why.</summary>
sealed record GonePayload(string Code);

/// <summary>The server stops, <c>live:bye</c>: come back after so many milliseconds.</summary>
sealed record ByePayload(int RetryMs);

/// <summary>A frame whose name says it all.</summary>
sealed record EmptyPayload;
