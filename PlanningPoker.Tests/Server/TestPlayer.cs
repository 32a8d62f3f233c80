namespace PlanningPoker.Tests.Server;

/// <summary>A player of a session, or a stranger who knows only the link and has neither id nor token.</summary>
sealed record TestPlayer(string Name, PlayerId Id = default, string? Token = null)
{
    public static readonly TestPlayer Stranger = new("a stranger");

    /// <summary>Adds the player's cookie.</summary>
    public void SignAsBrowser(HttpRequestMessage request)
    {
        if (Token is not null) request.Headers.Add("Cookie", $"device={Token}");
    }

    /// <summary>Adds the player's bearer token.</summary>
    public void SignAsScript(HttpRequestMessage request)
    {
        if (Token is not null) request.Headers.Add("Authorization", $"Bearer {Token}");
    }

    /// <summary>Signs as a browser on the addresses of pages, and as a script on those of the API.</summary>
    public void SignFor(string path, HttpRequestMessage request)
    {
        if (path.StartsWith("/s/", StringComparison.Ordinal)) SignAsBrowser(request);
        else SignAsScript(request);
    }
}
