using System.Globalization;
using System.Net;
using StackExchange.Redis;

namespace PlanningPoker.Web.Hosting.Settings;

/// <summary>A setting of the server: its key, and what its value has to be.</summary>
/// <param name="Key">Its key; below it there may be a list.</param>
/// <param name="Expected">What a value has to be, in words that end a sentence.</param>
/// <param name="IsValid">Whether a value is that.</param>
sealed record Setting(string Key, string Expected, Func<string, bool> IsValid)
{
    const int MaxLimit = 1_000_000_000;

    static readonly char[] Separators = [',', ' '];

    /// <summary>Whether its value may have a password, which no message repeats.</summary>
    public bool IsSecret { get; private init; }

    public static Setting Text(string key) => new(key, "a text", _ => true);

    public static Setting Number(string key, int min = 0) => new(key, $"a whole number from {min} to {MaxLimit}",
        value => int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= MaxLimit);

    public static Setting Switch(string key) => new(key, "true or false", value => bool.TryParse(value, out _));

    public static Setting Duration(string key, TimeSpan max) => new(key, $"a time from 0 to {max}, such as 90.00:00:00 for 90 days",
        value => TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero && time <= max);

    public static Setting OneOf(string key, params string[] values) => new(key, $"one of {string.Join(", ", values)}",
        value => values.Contains(value, StringComparer.OrdinalIgnoreCase));

    /// <summary>A connection string of Redis.</summary>
    public static Setting Redis(string key) =>
        new(key, "an address and options such as redis:6379,password=…,ssl=true", IsRedis) { IsSecret = true };

    public static Setting PathBase(string key) => new(key, "a path such as /poker, without a slash at its end", IsPathBase);

    /// <summary>Whether it is a path of letters, digits, dots, dashes and underscores without a slash at its end, or empty.</summary>
    public static bool IsPathBase(string value) =>
        value.Length == 0 || value.StartsWith('/') && value[1..].Split('/').All(part =>
            part.Trim('.').Length > 0 && part.All(c => c is '-' or '_' or '.' || char.IsAsciiLetterOrDigit(c)));

    public static Setting WebAddress(string key) => new(key, "an address such as http://localhost:4317",
        value => value.Length == 0 || Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https");

    static bool IsRedis(string value)
    {
        try
        {
            return string.IsNullOrWhiteSpace(value) || ConfigurationOptions.Parse(value).EndPoints.Count > 0;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return false;
        }
    }

    /// <summary>Addresses and networks, with commas or spaces between them.</summary>
    public static Setting Networks(string key) => new(key, "addresses such as 10.0.0.1 or networks such as 10.0.0.0/8",
        value => ListIn(value).All(each => each.Contains('/', StringComparison.Ordinal)
            ? System.Net.IPNetwork.TryParse(each, out _)
            : IPAddress.TryParse(each, out _)));

    /// <summary>Sites that are reached by https, without a path; the first label of a host may be <c>*</c>.</summary>
    public static Setting Sites(string key) => new(key, "sites such as https://wiki.example.com or https://*.teams.microsoft.com",
        value => ListIn(value).All(IsSite));

    static bool IsSite(string site)
    {
        const string scheme = "https://", anyHost = "*.";
        if (!site.StartsWith(scheme, StringComparison.Ordinal)) return false;
        var host = site[scheme.Length..];
        var isAny = host.StartsWith(anyHost, StringComparison.Ordinal);
        if (isAny) host = host[anyHost.Length..];
        return (!isAny || host.Contains('.', StringComparison.Ordinal))
            && host.All(c => c is '.' or '-' or ':' || char.IsAsciiLetterOrDigit(c))
            && Uri.TryCreate(scheme + host, UriKind.Absolute, out var uri) && uri.IdnHost.Length > 0;
    }

    /// <summary>The entries of a list: those of one value, or of several below the key.</summary>
    public static IEnumerable<string> ListAt(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        return section.GetChildren().Select(child => child.Value).Prepend(section.Value).OfType<string>().SelectMany(ListIn);
    }

    /// <summary>The entries of a list with commas or spaces between them.</summary>
    public static string[] ListIn(string value) =>
        value.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
