namespace PlanningPoker.Web.Identity;

/// <summary>The secret by which a browser or script is known.</summary>
readonly record struct DeviceKey(string Value)
{
    const string Cookie = "device", Bearer = "Bearer ";

    public DeviceHash Hash => new(Secret.HashOf(Value));

    public static DeviceKey New() => new(Secret.New());

    public static DeviceKey? Parse(string? text) => Secret.IsOne(text) ? new(text!) : null;

    /// <summary>
    /// A script's token, or else the browser's cookie. A token that is no token is nobody's: the cookie does not stand in for it.
    /// Another scheme is somebody else's affair, such as a proxy's.
    /// </summary>
    public static DeviceKey? Of(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? Parse(authorization[Bearer.Length..].Trim())
            : Parse(request.Cookies[Cookie]);
    }

    /// <summary>Makes the browser remember the key. Plain http in an office must work, so Secure only where the request was.</summary>
    public void Remember(HttpContext context) => context.Response.Cookies.Append(Cookie, Value, new CookieOptions
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
