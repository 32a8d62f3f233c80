using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands;

/// <summary>Another device becomes the same player by a pass that is good once, for ten minutes. Phone is a device nobody has joined with.</summary>
public class LinkDeviceTests
{
    static readonly DeviceLinkHash Link = new("pass"), Other = new("other pass");

    static readonly TestSession Issued = TestSession.Of("Ann", "Bob").Voted(("Ann", "5")).Hides("Ann", new CreateDeviceLink(Link));

    [Fact]
    public void A_linked_device_is_the_same_player_and_nobody_hears_of_it()
    {
        var table = Issued.Hides("Phone", new LinkDevice(Link));

        Assert.Equal([TestSession.DeviceOf("Ann"), TestSession.DeviceOf("Phone")], table["Ann"].Devices);
        Assert.Equal(2, table.View.TotalPlayers);
        Assert.Equal("5", MyView.Of(table.Session, table.Session.PlayerOf(TestSession.DeviceOf("Phone"))!).Vote);
        Assert.Equal("8", table.After("Phone", new Vote("8")).Round.FaceOf(TestSession.Id("Ann")));
    }

    [Fact]
    public void A_pass_is_good_once()
    {
        var table = Issued.Hides("Phone", new LinkDevice(Link));

        table.Refuses("Tablet", new LinkDevice(Link), Reason.NotFound);
        table.Refuses("Phone", new LinkDevice(Link), Reason.NotFound);
    }

    [Fact]
    public void A_pass_is_good_for_ten_minutes()
    {
        var made = Issued["Ann"].DeviceLink!.ExpiresAt - DeviceLink.Lifetime;
        var command = new LinkDevice(Link);

        Assert.Equal(TimeSpan.FromMinutes(10), DeviceLink.Lifetime);
        Assert.Null(command.Run(Issued.Session, new(TestSession.DeviceOf("Phone"), made.AddMinutes(10).AddTicks(-1))).Refusal);
        Issued.Refuses(new Actor(TestSession.DeviceOf("Phone"), made.AddMinutes(10)), command, Reason.NotFound);
    }

    [Fact]
    public void Only_the_newest_pass_of_a_player_is_good_and_others_have_their_own()
    {
        var table = Issued.Hides("Bob", new CreateDeviceLink(Other)).Hides("Ann", new CreateDeviceLink(new("newest")));

        table.Refuses("Phone", new LinkDevice(Link), Reason.NotFound);
        Assert.Equal("Bob", table.Hides("Phone", new LinkDevice(Other)).Session.PlayerOf(TestSession.DeviceOf("Phone"))!.Name);
        Assert.Equal("Ann", table.Hides("Phone", new LinkDevice(new("newest"))).Session.PlayerOf(TestSession.DeviceOf("Phone"))!.Name);
    }

    [Fact]
    public void Whoever_leaves_or_is_removed_takes_the_pass_along()
    {
        Issued.After("Ann", new Leave()).Refuses("Phone", new LinkDevice(Link), Reason.NotFound);
        Issued.After("Bob", new CreateDeviceLink(Other)).After("Ann", new RemovePlayer(TestSession.Id("Bob"))).Refuses("Phone", new LinkDevice(Other), Reason.NotFound);
    }

    [Fact]
    public void A_device_that_is_the_player_already_uses_nothing_up()
    {
        Issued.Ignores("Ann", new LinkDevice(Link));
        Issued.Hides("Phone", new LinkDevice(Link));
    }

    [Fact]
    public void The_same_pass_made_twice_is_one() => Issued.Ignores("Ann", new CreateDeviceLink(Link));

    [Fact]
    public void A_device_with_a_seat_of_its_own_has_to_say_that_it_gives_it_up()
    {
        var table = Issued.After("Phone", new Join("Phone")).Voted(("Phone", "3"));
        table.Refuses("Phone", new LinkDevice(Link), Reason.NotYou);
        table.Refuses("Phone", new LinkDevice(Link, TestSession.Id("Bob")), Reason.NotYou);

        var linked = table.Tells("Phone", new LinkDevice(Link, TestSession.Id("Phone")), new PlayerLeft(TestSession.Id("Phone"), TestSession.Id("Phone"), null));
        Assert.Equal(["Ann", "Bob"], linked.Session.Seated.Select(player => player.Name));
        Assert.Equal(1, linked.View.VoteCount);
        Assert.Equal("Ann", linked.Session.PlayerOf(TestSession.DeviceOf("Phone"))!.Name);
    }

    [Fact]
    public void A_player_who_has_another_device_left_stays()
    {
        var table = Issued.After("Phone", new Join("Phone")).After("Phone", new CreateDeviceLink(Other)).After("Tablet", new LinkDevice(Other));

        var linked = table.Hides("Phone", new LinkDevice(Link, TestSession.Id("Phone")));

        Assert.Equal([TestSession.DeviceOf("Tablet")], linked["Phone"].Devices);
        Assert.Equal(3, linked.Session.Seated.Count());
    }

    [Fact]
    public void The_only_host_who_gives_up_that_seat_hands_the_session_on()
    {
        var table = TestSession.Of("Ann", "Bob", "Cleo").After("Bob", new CreateDeviceLink(Link));

        var linked = table.Tells("Ann", new LinkDevice(Link, TestSession.Id("Ann")), new PlayerLeft(TestSession.Id("Ann"), TestSession.Id("Ann"), TestSession.Id("Bob")));

        Assert.Equal(["Bob"], linked.Session.Seated.Where(player => player.IsHost).Select(player => player.Name));
    }

    [Fact]
    public void A_device_whose_seat_was_given_up_long_ago_just_changes_its_player()
    {
        var table = Issued.After("Phone", new Join("Phone")).After("Phone", new Leave()).Hides("Phone", new LinkDevice(Link));

        Assert.Equal("Ann", table.Session.PlayerOf(TestSession.DeviceOf("Phone"))!.Name);
        Assert.Empty(table["Phone"].Devices);
    }

    [Fact]
    public void Of_very_many_devices_the_one_that_was_linked_longest_ago_is_forgotten_never_the_first()
    {
        var devices = Enumerable.Range(1, Player.MaxDevices).Select(i => $"Device {i}").ToList();

        var table = devices.Aggregate(TestSession.Of("Ann"), (table, device) => table.After("Ann", new CreateDeviceLink(new(device))).After(device, new LinkDevice(new(device))));

        Assert.Equal([TestSession.DeviceOf("Ann"), .. devices.Skip(1).Select(TestSession.DeviceOf)], table["Ann"].Devices);
    }

    [Fact]
    public void A_pass_is_in_no_view()
    {
        Assert.Equal(MyView.Of(Issued.Session, Issued["Ann"]), MyView.Of(TestSession.Of("Ann", "Bob").Voted(("Ann", "5")).Session, Issued["Ann"]));
        Assert.DoesNotContain("pass", Written.Out(Issued.View), StringComparison.OrdinalIgnoreCase);
    }
}
