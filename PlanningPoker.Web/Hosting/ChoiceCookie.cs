namespace PlanningPoker.Web.Hosting;

/// <summary>
/// A choice that belongs to this browser, such as its language. It is a cookie of its own, because a browser may have no device key, and it
/// must not be a secret.
/// </summary>
static class ChoiceCookie
{
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    /// <summary>Remembers the choice in the browser; null forgets it.</summary>
    public static void Remember(HttpContext context, string cookie, string? choice)
    {
        var options = new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            Path = context.Request.CookiePath(),
            IsEssential = true,
            MaxAge = Lifetime,
        };
        Embedding.Of(context).Apply(options);
        if (choice is null) context.Response.Cookies.Delete(cookie, options);
        else context.Response.Cookies.Append(cookie, choice, options);
    }
}
