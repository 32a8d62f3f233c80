using Microsoft.Extensions.Configuration;
using PlanningPoker.Web.Hosting;

namespace PlanningPoker.Tests.Hosting;

/// <summary>Several servers agree on the epoch by the setting; a single one has another with every start.</summary>
public class EpochTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sqlite")]
    public void One_server_needs_no_setting(string? provider) => Assert.Null(IdOf(provider, "restored"));

    [Fact]
    public void Several_servers_have_the_same_until_the_setting_is_changed()
    {
        Assert.Equal(IdOf("PostgreSql", null), IdOf("SqlServer", null));
        Assert.Equal(IdOf("PostgreSql", "restored"), IdOf("PostgreSql", "restored"));
        Assert.NotEqual(IdOf("PostgreSql", null), IdOf("PostgreSql", "restored"));
        Assert.NotEqual(IdOf("PostgreSql", "restored again"), IdOf("PostgreSql", "restored"));
    }

    static string? IdOf(string? provider, string? epoch) => Epoch.IdOfAllServers(new ConfigurationBuilder().AddInMemoryCollection(
        [KeyValuePair.Create("Database:Provider", provider), KeyValuePair.Create("Database:Epoch", epoch)]).Build());
}
