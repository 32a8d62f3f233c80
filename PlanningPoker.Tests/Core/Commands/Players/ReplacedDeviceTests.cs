using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Players;

/// <summary>A player's browser gets another key, and the earlier one loses the seat.</summary>
public class ReplacedDeviceTests
{
    static readonly DeviceHash Earlier = TestSession.DeviceOf("Bob"), New = TestSession.DeviceOf("Bob's new key");

    static readonly TestSession Both = TestSession.Of("Ann", "Bob").ChangesPrivately("Bob", new AddDevice(New));

    static readonly TestSession Replaced = Both.ChangesPrivately("Bob's new key", new RemoveDevice(Earlier));

    [Fact]
    public void Both_keys_are_the_same_player_until_one_is_removed()
    {
        Assert.Equal("Bob", Both.State.PlayerOf(Earlier)!.Name);
        Assert.Equal("Bob", Both.State.PlayerOf(New)!.Name);
        Assert.Null(Replaced.State.PlayerOf(Earlier));
        Assert.Equal("Bob", Replaced.State.PlayerOf(New)!.Name);
    }

    [Fact]
    public void A_key_that_has_a_player_is_not_given_another()
    {
        Both.LeavesUnchanged("Bob", new AddDevice(New));
        Both.LeavesUnchanged("Ann", new AddDevice(New));
    }

    [Fact]
    public void Nobody_removes_their_own_key_or_one_of_another_player()
    {
        Both.LeavesUnchanged("Bob", new RemoveDevice(Earlier));
        Both.LeavesUnchanged("Ann", new RemoveDevice(Earlier));
    }

    [Fact]
    public void The_earlier_key_gets_the_seat_back_neither_while_its_player_is_here_nor_afterwards()
    {
        foreach (var session in (TestSession[])[Replaced, Replaced.After("Bob's new key", new Leave())])
        {
            var joined = session.After("Bob", new Join("Thief"));
            Assert.Equal("Thief", joined.State.PlayerOf(Earlier)!.Name);
            Assert.NotEqual(TestSession.Id("Bob"), joined.State.PlayerOf(Earlier)!.Id);
            Assert.Equal("Bob", joined.State.PlayerOf(New)!.Name);
        }
        var guarded = Replaced.After("Bob's new key", new Leave()).After("Ann", new UpdateSession(Settings: new(Passcode: "whale")));
        guarded.Refuses("Bob", new Join("Thief"), Reason.BadPasscode);
        guarded.After("Bob's new key", new Join("Bob"));
    }

    [Fact]
    public void Strangers_and_who_has_left_have_no_key_to_replace()
    {
        Both.Refuses("Zoe", new AddDevice(TestSession.DeviceOf("Zoe's key")), Reason.NotJoined);
        Both.Refuses("Zoe", new RemoveDevice(Earlier), Reason.NotJoined);
        Both.After("Bob", new Leave()).Refuses("Bob", new RemoveDevice(New), Reason.NotJoined);
    }
}
