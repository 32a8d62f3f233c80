using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Players;

/// <summary>A browser gets another key for the seat that it has.</summary>
public class RenewDeviceTests
{
    static readonly DeviceHash Earlier = TestSession.DeviceOf("Bob"), New = TestSession.DeviceOf("New");

    [Fact]
    public void The_earlier_key_is_forgotten_once_the_new_one_has_come_back()
    {
        var both = TestSession.Of("Ann", "Bob").ChangesPrivately("New", new RenewDevice(Earlier));
        Assert.Equal([Earlier, New], both["Bob"].Devices);

        var renewed = both.ChangesPrivately("New", new RenewDevice(Earlier));
        Assert.Equal([New], renewed["Bob"].Devices);
        renewed.LeavesUnchanged("New", new RenewDevice(Earlier));
    }

    [Fact]
    public void A_key_of_another_player_or_of_nobody_changes_nothing()
    {
        var session = TestSession.Of("Ann", "Bob");
        session.LeavesUnchanged("Ann", new RenewDevice(Earlier));
        session.LeavesUnchanged("Ann", new RenewDevice(TestSession.DeviceOf("Nobody")));
        session.LeavesUnchanged("Bob", new RenewDevice(Earlier));
    }
}
