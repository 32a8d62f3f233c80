namespace PlanningPoker.Web.Hosting;

/// <summary>Why a request is refused by rules of HTTP or of the server, not of the game.</summary>
enum RequestFault { BadRequest, CrossSite, NotFound, MethodNotAllowed, TooLarge, UnsupportedMediaType, TooManyRequests, Busy }

/// <summary>Tells why a body could not be read.</summary>
static class UnreadableBody
{
    static readonly int Unnamed = new IOException().HResult;

    /// <summary>
    /// Whether the server's own disk failed, to which a large body is written. What a caller does wrong has no code of the operating
    /// system.
    /// </summary>
    public static bool IsByDisk(Exception exception) =>
        exception is UnauthorizedAccessException
        || exception is IOException and not (BadHttpRequestException or EndOfStreamException) && exception.HResult != Unnamed;
}

/// <summary>Answers a request that is refused before it reaches a page or an endpoint.</summary>
interface IFaultWriter
{
    /// <param name="http">The request.</param>
    /// <param name="fault">Why it is refused.</param>
    /// <param name="retryAfter">After what time it may succeed, if that is known; sent in whole seconds, at least one.</param>
    Task WriteAsync(HttpContext http, RequestFault fault, TimeSpan? retryAfter = null);
}
