namespace PlanningPoker.Core.Model;

/// <summary>Where the webhook of a session is sent to: an absolute http or https URL without a user name.</summary>
public sealed record WebhookAddress
{
    public const int MaxLength = 500;

    WebhookAddress(Uri uri) => Uri = uri;

    public Uri Uri { get; }

    /// <summary>Null for anything that is no such URL, has a fragment, or more than <see cref="MaxLength"/> characters.</summary>
    public static WebhookAddress? Parse(string? text)
    {
        if (!Uri.TryCreate(Text.NormalizeLine(text, MaxLength), UriKind.Absolute, out var uri)) return null;
        if (uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0) return null;
        return uri.AbsoluteUri.Length <= MaxLength && uri.IdnHost.Length > 0 ? new(uri) : null;
    }

    public override string ToString() => Uri.AbsoluteUri;
}
