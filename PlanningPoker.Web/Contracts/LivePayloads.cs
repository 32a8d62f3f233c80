namespace PlanningPoker.Web.Contracts;

/// <summary>The first frame of every connection, <c>live:hello</c>.</summary>
/// <param name="Version">The session's version.</param>
/// <param name="Build">The build of the server: a page of another build reloads itself.</param>
/// <param name="Epoch">What positions count in: a page of another epoch gets the whole table, also at the same version.</param>
/// <param name="PlayerId">The player a page is for; it may have been rendered for another.</param>
/// <param name="Now">The server's time in milliseconds since 1970, by which a page shows what is left of a timer.</param>
/// <param name="Sent">When it was sent, by the clock of the pings.</param>
/// <param name="Clock">Names that clock: what two servers have sent cannot be compared.</param>
/// <param name="Seen">A value that the next poll has to send back.</param>
sealed record HelloPayload(
    long Version, string Build, string Epoch, long Now, long Sent, string Clock,
    [property: OmitNull] PlayerId? PlayerId, [property: OmitNull] string? Seen);

/// <summary>The connection is alive, <c>live:ping</c>.</summary>
/// <param name="Sent">When it was sent, in milliseconds of a clock that is the server's own and never set.</param>
/// <param name="Version">The session's version. The change that made it may be up to a moment behind.</param>
/// <param name="Behind">
/// True while the server cannot ask its database, so that what other servers have written may be missing; left out otherwise.
/// </param>
sealed record PingPayload(long Sent, long Version, [property: OmitNull] bool? Behind);

/// <summary>The players who are present, <c>presence:changed</c>.</summary>
sealed record PresencePayload(IReadOnlySet<PlayerId> Here, int Online);

/// <summary>The reader has no access any more, <c>live:gone</c>.</summary>
/// <param name="Code">The code of the refusal that the reader would get now.</param>
/// <param name="Cause">Why the system deleted the session; left out where a player did, or where it exists.</param>
sealed record GonePayload(string Code, [property: OmitNull] SystemReason? Cause);

/// <summary>The server stops, <c>live:bye</c>: reconnect after so many milliseconds.</summary>
sealed record ByePayload(int RetryMs);

/// <summary>The data of a frame that has only a name.</summary>
sealed record EmptyPayload;
