using Microsoft.Extensions.Configuration;
using PlanningPoker.Web.Hosting.Settings;

namespace PlanningPoker.Tests.Hosting.Settings;

/// <summary>A misspelt or unusable setting stops the start, with one sentence that names key and value.</summary>
public class SettingsCheckTests
{
    [Theory]
    [InlineData("Limits:JoinsPerMinute", "0")]
    [InlineData("limits:joinsperminute", "500")]
    [InlineData("Session:ExpiresAfter", "0")]
    [InlineData("Session:ExpiresAfter", "30.00:00:00")]
    [InlineData("Nodes:Redis", "")]
    [InlineData("Nodes:Redis", "redis:6379,password=a=b,ssl=true,abortConnect=false")]
    [InlineData("Database:Provider", "postgresql")]
    [InlineData("ForwardedHeaders:KnownProxies", "")]
    [InlineData("ForwardedHeaders:KnownProxies", "10.0.0.1, 192.168.0.0/16 fd00::/8 ::1")]
    [InlineData("ForwardedHeaders:KnownProxies:0", "10.0.0.1")]
    [InlineData("Hosting:FrameAncestors", "")]
    [InlineData("Hosting:FrameAncestors", "https://wiki.example.com:8443, https://*.teams.microsoft.com")]
    [InlineData("Hosting:FrameAncestors:0", "https://wiki.example.com")]
    [InlineData("Hosting:FrameAncestors", "https://confluence")]
    [InlineData("Logging:LogLevel:Default", "Debug")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://*:80")]
    [InlineData("urls", "http://127.0.0.1:0;http://[::1]:5035; https://+:443")]
    [InlineData("urls", "http://desk")]
    [InlineData("urls", "http://unix:/run/poker.sock")]
    [InlineData("http_ports", "8080;8081")]
    public void A_setting_that_is_right_or_not_ours_is_accepted(string key, string value) => Check(key, value);

    [Theory]
    [InlineData("Limits:JoinsPerMinute", "-1")]
    [InlineData("Limits:JoinsPerMinute", "")]
    [InlineData("Limits:JoinsPerMinute", "many")]
    [InlineData("Limits:JoinsPerMinute", "1.5")]
    [InlineData("Limits:JoinsPerMinute", "99999999999")]
    [InlineData("Limits:JoinsPerMinute:0", "x")]
    [InlineData("Session:ExpiresAfter", "-1.00:00:00")]
    [InlineData("Session:ExpiresAfter", "90 days")]
    [InlineData("Session:ExpiresAfter", "10675199.00:00:00")]
    [InlineData("Database:Provider", "Oracle")]
    [InlineData("ForwardedHeaders:KnownProxies", "proxy.example")]
    [InlineData("ForwardedHeaders:KnownProxies", "10.0.0.0/33")]
    [InlineData("ForwardedHeaders:KnownProxies:1", "10.0.0.256")]
    [InlineData("Hosting:FrameAncestors", "*")]
    [InlineData("Hosting:FrameAncestors", "https:")]
    [InlineData("Hosting:FrameAncestors", "https://*")]
    [InlineData("Hosting:FrameAncestors", "https://*.com/*")]
    [InlineData("Hosting:FrameAncestors", "http://wiki.example.com")]
    [InlineData("Hosting:FrameAncestors", "'self'")]
    [InlineData("Hosting:FrameAncestors", "https://wiki.example.com; script-src *")]
    [InlineData("Hosting:FrameAncestors", "wiki.example.com")]
    [InlineData("urls", "5035")]
    [InlineData("urls", "http://127.0.0.1:port")]
    [InlineData("urls", "http://127.0.0.1:65536")]
    [InlineData("urls", "http://[::g]:5035")]
    [InlineData("urls", "http://127.0.0.1:5035/poker")]
    [InlineData("urls", "ftp://127.0.0.1:5035")]
    [InlineData("urls", "http://")]
    [InlineData("Kestrel:Endpoints:Http:Url", "127.0.0.1")]
    [InlineData("http_ports", "web")]
    [InlineData("Logging:LogLevel:Default", "Loud")]
    [InlineData("Logging:Console:LogLevel:Microsoft", "All")]
    [InlineData("https_ports", "-1")]
    public void A_value_that_cannot_be_used_is_named(string key, string value)
    {
        var refused = Assert.Throws<InvalidSettingException>(() => Check(key, value));

        Assert.Contains($"{key} is '{value}', but must be", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redis:6379,pasword=geheim")]
    [InlineData("redis:6379,ssl=geheim")]
    [InlineData("password=geheim")]
    public void A_bad_connection_string_of_Redis_stops_the_start_and_is_not_repeated(string value)
    {
        var refused = Assert.Throws<InvalidSettingException>(() => Check("Nodes:Redis", value));

        Assert.Contains("Nodes:Redis must be an address and options", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Limits:JoinPerMinute", "3", "Limits:JoinsPerMinute")]
    [InlineData("Limits:CommandPer10Second", "3", "Limits:CommandsPer10Seconds")]
    [InlineData("Session:ExpireAfter", "1", "Session:ExpiresAfter")]
    [InlineData("ForwardedHeaders:KnownProxy", "10.0.0.1", "ForwardedHeaders:KnownProxies")]
    [InlineData("Session:Name", "Blue", null)]
    [InlineData("ConnectionStrings:Defualt", "Data Source=poker.db", "ConnectionStrings:Default")]
    [InlineData("ConnectionString:Default", "Data Source=poker.db", "ConnectionStrings:Default")]
    [InlineData("Limit:JoinsPerMinute", "3", "Limits:JoinsPerMinute")]
    [InlineData("Sessions:ExpiresAfter", "1", "Session:ExpiresAfter")]
    [InlineData("Webhook:Enabled", "true", "Webhooks:Enabled")]
    [InlineData("Limits", "3", null)]
    [InlineData("Database:Provider:Name", "Sqlite", null)]
    public void An_unknown_setting_is_named_with_the_one_that_was_meant(string key, string value, string? meant)
    {
        var refused = Assert.Throws<InvalidSettingException>(() => Check(key, value));

        Assert.StartsWith($"There is no setting {key}.", refused.Message, StringComparison.Ordinal);
        if (meant is not null) Assert.Contains($"Did you mean {meant}?", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_another_program_may_stand_beside_ours() => Check(
        ("npm:config:cache", "/tmp"), ("Kestrel:Limits:MaxRequestLineSize", "4096"), ("Serilog:MinimumLevel", "Debug"),
        ("Limits2", "3"), ("Dev:Enabled", "true"), ("Logging:LogLevel:Default", ""), ("Logging:Console:FormatterName", "json"));

    [Theory]
    [InlineData("hello")]
    [InlineData("Data Source=poker.db;Password")]
    public void What_is_no_connection_string_stops_the_start_and_is_not_repeated(string value)
    {
        var refused = Assert.Throws<InvalidSettingException>(() => Check("ConnectionStrings:Default", value));

        Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_of_another_program_may_stand_beside_ours() =>
        Check(("ConnectionStrings:Default", "Data Source=poker.db"), ("ConnectionStrings:Other", "anything"));

    [Fact]
    public void The_value_of_what_is_no_setting_is_not_repeated()
    {
        var refused = Assert.Throws<InvalidSettingException>(() => Check("Database:ConnectionString", "Host=db;Password=secret"));

        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_README_has_every_setting()
    {
        var readme = RepositoryFiles.Read("README.md");

        Assert.All(KnownSettings.All.Where(setting => setting.Key != "Languages:Pseudo"),
            setting => Assert.Contains($"| `{setting.Key}` |", readme, StringComparison.Ordinal));
    }

    static void Check(string key, string value) => Check((key, value));

    static void Check(params (string Key, string? Value)[] settings) => SettingsCheck.Check(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Key, each.Value))).Build());
}
