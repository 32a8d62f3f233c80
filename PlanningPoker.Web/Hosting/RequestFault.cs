namespace PlanningPoker.Web.Hosting;

/// <summary>Why a request is refused for what it is over HTTP, whatever it wants of the game.</summary>
enum RequestFault { BadRequest, CrossSite, NotFound, MethodNotAllowed, TooLarge, UnsupportedMediaType, TooManyRequests, Busy }

/// <summary>Answers a request that is refused before it reaches a page or an endpoint.</summary>
interface IFaultWriter
{
    /// <param name="http">The request.</param>
    /// <param name="fault">Why.</param>
    /// <param name="retryAfter">When it may succeed, where that is known; sent in whole seconds, at least one.</param>
    Task WriteAsync(HttpContext http, RequestFault fault, TimeSpan? retryAfter = null);
}
