using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Web.Hosting;

/// <summary>
/// Which sites may show the pages in a frame (<c>Hosting:FrameAncestors</c>), such as Teams or a wiki. Without the setting none may.
/// </summary>
sealed class Embedding
{
    public const string Key = "Hosting:FrameAncestors";

    readonly string[] sites;

    public Embedding(IConfiguration configuration)
    {
        sites = [.. Setting.ListAt(configuration, Key)];
        FrameAncestors = sites.Length == 0 ? "'none'" : string.Join(' ', sites);
    }

    public bool IsAllowed => sites.Length > 0;

    /// <summary>The value of the directive of the content security policy.</summary>
    public string FrameAncestors { get; }

    /// <summary>
    /// In a frame of another site browsers send only cookies with SameSite=None, which have to be Secure. Partitioned: each site that
    /// frames the pages has cookies of its own, so that none learns what the browser is on another. Over http they stay as they are.
    /// </summary>
    public void Apply(CookieOptions cookie)
    {
        cookie.SameSite = SameSiteMode.Lax;
        if (!IsAllowed || !cookie.Secure) return;
        cookie.SameSite = SameSiteMode.None;
        cookie.Extensions.Add("Partitioned");
    }

    public static Embedding Of(HttpContext context) => context.RequestServices.GetRequiredService<Embedding>();
}
