using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Web.Identity;

/// <summary>The secret that identifies a browser or script.</summary>
readonly record struct DeviceKey(string Value)
{
    /// <summary>
    /// Over https the browser takes a cookie of this name only from us: not over http, and not from another host of the domain.
    /// </summary>
    const string SecureCookie = "__Host-device";

    const string Cookie = "device", Bearer = "Bearer ";

    public DeviceHash Hash => new(Secret.HashOf(Value));

    public static DeviceKey New() => new(Secret.New());

    public static DeviceKey? Parse(string? text) => Secret.IsWellFormed(text) ? new(text!) : null;

    /// <summary>
    /// A script's bearer token, or else the browser's cookie. Instead of a malformed token the cookie is not used. Other authentication
    /// schemes are ignored, because they may be meant for a proxy.
    /// </summary>
    public static DeviceKey? Of(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? Parse(authorization[Bearer.Length..].Trim())
            : Parse(request.Cookies[request.IsHttps ? SecureCookie : Cookie]);
    }

    /// <summary>
    /// The key of a cookie that anybody on the network, or another host of the domain, may have set; null for scripts and over http. It
    /// may use the seats that it has, but is never given a new one: somebody else may know it.
    /// </summary>
    public static DeviceKey? EarlierOf(HttpRequest request) =>
        request.IsHttps && request.Headers.Authorization.Count == 0 ? Parse(request.Cookies[Cookie]) : null;

    /// <summary>
    /// Stores the key in the browser. The cookie is Secure only over https, because plain http in an office network must work.
    /// </summary>
    public void SetCookie(HttpContext context)
    {
        var isHttps = context.Request.IsHttps;
        var options = new CookieOptions
        {
            HttpOnly = true,
            Secure = isHttps,
            // The browser takes a __Host- cookie for the whole host only.
            Path = isHttps ? "/" : context.Request.CookiePath(),
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(400),
        };
        Embedding.Of(context).Apply(options);
        context.Response.Cookies.Append(isHttps ? SecureCookie : Cookie, Value, options);
    }

    public override string ToString() => "(device key)";
}
