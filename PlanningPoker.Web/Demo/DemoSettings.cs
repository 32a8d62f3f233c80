namespace PlanningPoker.Web.Demo;

/// <summary>The section <c>Demo</c> of the configuration.</summary>
public sealed class DemoSettings(IConfiguration configuration)
{
    static readonly TimeSpan DefaultVoteWithin = TimeSpan.FromSeconds(8);

    /// <summary>Whether the server starts demos.</summary>
    public bool IsEnabled => configuration.GetValue("Demo:Enabled", true);

    /// <summary>In what time the robots choose their cards; one who is late needs longer.</summary>
    public TimeSpan VoteWithin => configuration.GetValue<TimeSpan?>("Demo:VoteWithin") ?? DefaultVoteWithin;
}
