namespace PlanningPoker.Web.Identity;

/// <summary>The secret that identifies a browser or script.</summary>
readonly record struct DeviceKey(string Value)
{
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
            : Parse(request.Cookies[Cookie]);
    }

    /// <summary>
    /// Stores the key in the browser. The cookie is Secure only over https, because plain http in an office network must work.
    /// </summary>
    public void SetCookie(HttpContext context) => context.Response.Cookies.Append(Cookie, Value, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/",
        IsEssential = true,
        MaxAge = TimeSpan.FromDays(400),
    });

    public override string ToString() => "(device key)";
}
