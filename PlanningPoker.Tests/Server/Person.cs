namespace PlanningPoker.Tests.Server;

/// <summary>Someone at a table, or someone with the link only, who has neither id nor token.</summary>
sealed record Person(string Name, PlayerId Id = default, string? Token = null)
{
    public static readonly Person Stranger = new("a stranger");

    /// <summary>Makes a request theirs: as a script with its token, or as a browser with its cookie.</summary>
    public void Sign(HttpRequestMessage request, bool asBrowser)
    {
        if (Token is null) return;
        if (asBrowser) request.Headers.Add("Cookie", $"device={Token}");
        else request.Headers.Add("Authorization", $"Bearer {Token}");
    }
}
