namespace PlanningPoker.Web.Hosting.Settings;

/// <summary>Every setting of the server but the connection string. Each is a row of the README.</summary>
static class KnownSettings
{
    /// <summary>Longer than any database's own age, and short enough to be subtracted from any time.</summary>
    static readonly TimeSpan MaxLifetime = TimeSpan.FromDays(36500);

    public static IReadOnlyList<Setting> All { get; } =
    [
        Setting.OneOf("Database:Provider", "Sqlite", "PostgreSql", "SqlServer"),
        Setting.Text("Database:Epoch"),
        Setting.Duration("Session:ExpiresAfter", MaxLifetime),
        Setting.Redis("Nodes:Redis"),
        Setting.Text("Nodes:Prefix"),
        Setting.Duration("Live:ReturnWithin", TimeSpan.FromMinutes(1)),
        Setting.Networks("ForwardedHeaders:KnownProxies"),
        Setting.Switch("Demo:Enabled"),
        Setting.Duration("Demo:VoteWithin", TimeSpan.FromMinutes(1)),
        Setting.Switch("Webhooks:Enabled"),
        Setting.Switch("Webhooks:AllowHttp"),
        Setting.Text("Webhooks:AllowedHosts"),
        Setting.Networks("Webhooks:AllowedNetworks"),
        Setting.Switch("Telemetry:Prometheus"),
        Setting.WebAddress("Telemetry:Otlp"),
        Setting.Switch("Languages:Pseudo"),
        Setting.PathBase("Hosting:PathBase"),
        Setting.Sites(Embedding.Key),
        Setting.Switch("Hosting:HttpsRedirect"),
        Setting.Number("Hosting:HstsDays"),
        Setting.Number("Limits:Connections"),
        Setting.Number("Limits:SessionsPerHour"),
        Setting.Number("Limits:JoinsPerMinute"),
        Setting.Number("Limits:UnknownCodesPerMinute"),
        Setting.Number("Limits:GuessesPerDevice"),
        Setting.Number("Limits:ExportsPerMinute"),
        Setting.Number("Limits:ExportsAtOnce"),
        Setting.Number("Limits:StreamsPerAddress"),
        Setting.Number("Limits:StreamsPerPlayer"),
        Setting.Number("Limits:CommandsPer10Seconds"),
    ];

    /// <summary>The sections in which nothing else may stand.</summary>
    public static IEnumerable<string> Sections => All.Select(setting => setting.Key.Split(':')[0]).Distinct();
}
