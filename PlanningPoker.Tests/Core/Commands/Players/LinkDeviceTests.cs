using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Players;

/// <summary>A link that works once, within ten minutes, makes another device the same player.</summary>
public class LinkDeviceTests
{
    static readonly DeviceLinkHash Link = new("a-link"), Other = new("another-link");

    static readonly TestSession Issued = TestSession.Of("Ann", "Bob").Voted(("Ann", "5"))
        .ChangesPrivately("Ann", new CreateDeviceLink(Link));

    [Fact]
    public void A_linked_device_is_the_same_player_and_nothing_is_published()
    {
        var session = Issued.ChangesPrivately("Phone", new LinkDevice(Link));

        Assert.Equal([TestSession.DeviceOf("Ann"), TestSession.DeviceOf("Phone")], session["Ann"].Devices);
        Assert.Equal(2, session.View.TotalPlayers);
        Assert.Equal("5", MyView.Of(session.State, session.State.PlayerOf(TestSession.DeviceOf("Phone"))!).Vote);
        Assert.Equal("8", session.After("Phone", new Vote("8")).Round.FaceOf(TestSession.Id("Ann")));
    }

    [Fact]
    public void A_link_works_once()
    {
        var session = Issued.ChangesPrivately("Phone", new LinkDevice(Link));

        session.Refuses("Tablet", new LinkDevice(Link), Reason.NotFound);
        session.Refuses("Phone", new LinkDevice(Link), Reason.NotFound);
    }

    [Fact]
    public void A_link_expires_after_ten_minutes()
    {
        var made = Issued["Ann"].DeviceLink!.ExpiresAt - DeviceLink.Lifetime;
        var command = new LinkDevice(Link);

        Assert.Equal(TimeSpan.FromMinutes(10), DeviceLink.Lifetime);
        Assert.Null(command.Run(Issued.State, new PlayerActor(TestSession.DeviceOf("Phone"), made.AddMinutes(10).AddTicks(-1))).Refusal);
        Issued.Refuses(new PlayerActor(TestSession.DeviceOf("Phone"), made.AddMinutes(10)), command, Reason.NotFound);
    }

    [Fact]
    public void Only_the_newest_link_of_each_player_works()
    {
        var session = Issued.ChangesPrivately("Bob", new CreateDeviceLink(Other))
            .ChangesPrivately("Ann", new CreateDeviceLink(new("newest")));

        session.Refuses("Phone", new LinkDevice(Link), Reason.NotFound);
        Assert.Equal("Bob", session.ChangesPrivately("Phone", new LinkDevice(Other)).State.PlayerOf(TestSession.DeviceOf("Phone"))!.Name);
        Assert.Equal("Ann", session.ChangesPrivately("Phone", new LinkDevice(new("newest"))).State.PlayerOf(
            TestSession.DeviceOf("Phone"))!.Name);
    }

    [Fact]
    public void The_link_of_a_player_who_left_or_was_removed_does_not_work()
    {
        Issued.After("Ann", new Leave()).Refuses("Phone", new LinkDevice(Link), Reason.NotFound);
        Issued.After("Bob", new CreateDeviceLink(Other)).After("Ann", new RemovePlayer(TestSession.Id("Bob")))
            .Refuses("Phone", new LinkDevice(Other), Reason.NotFound);
    }

    [Fact]
    public void A_device_of_the_same_player_does_not_use_up_the_link()
    {
        Issued.LeavesUnchanged("Ann", new LinkDevice(Link));
        Issued.ChangesPrivately("Phone", new LinkDevice(Link));
    }

    [Fact]
    public void Creating_the_same_link_twice_changes_nothing() => Issued.LeavesUnchanged("Ann", new CreateDeviceLink(Link));

    [Fact]
    public void A_device_with_a_seat_of_its_own_must_confirm_giving_it_up()
    {
        var session = Issued.After("Phone", new Join("Phone")).Voted(("Phone", "3"));
        session.Refuses("Phone", new LinkDevice(Link), Reason.NotYou);
        session.Refuses("Phone", new LinkDevice(Link, TestSession.Id("Bob")), Reason.NotYou);

        var linked = session.Publishes(
            "Phone", new LinkDevice(Link, TestSession.Id("Phone")), new PlayerLeft(TestSession.Id("Phone"), TestSession.Id("Phone"), null));
        Assert.Equal(["Ann", "Bob"], linked.State.Seated.Select(player => player.Name));
        Assert.Equal(1, linked.View.VoteCount);
        Assert.Equal("Ann", linked.State.PlayerOf(TestSession.DeviceOf("Phone"))!.Name);
    }

    [Fact]
    public void A_player_with_another_device_stays_seated()
    {
        var session = Issued.After("Phone", new Join("Phone")).After("Phone", new CreateDeviceLink(Other))
            .After("Tablet", new LinkDevice(Other));

        var linked = session.ChangesPrivately("Phone", new LinkDevice(Link, TestSession.Id("Phone")));

        Assert.Equal([TestSession.DeviceOf("Tablet")], linked["Phone"].Devices);
        Assert.Equal(3, linked.State.Seated.Count());
    }

    [Fact]
    public void When_the_only_host_gives_up_the_seat_another_player_becomes_host()
    {
        var session = TestSession.Of("Ann", "Bob", "Cleo").After("Bob", new CreateDeviceLink(Link));

        var linked = session.Publishes("Ann", new LinkDevice(Link, TestSession.Id("Ann")),
            new PlayerLeft(TestSession.Id("Ann"), TestSession.Id("Ann"), TestSession.Id("Bob")));

        Assert.Equal(["Bob"], linked.State.Seated.Where(player => player.IsHost).Select(player => player.Name));
    }

    [Fact]
    public void A_device_that_left_earlier_links_without_confirmation()
    {
        var session = Issued.After("Phone", new Join("Phone")).After("Phone", new Leave()).ChangesPrivately("Phone", new LinkDevice(Link));

        Assert.Equal("Ann", session.State.PlayerOf(TestSession.DeviceOf("Phone"))!.Name);
        Assert.Empty(session["Phone"].Devices);
    }

    [Fact]
    public void Beyond_the_limit_the_device_linked_longest_ago_is_forgotten_but_never_the_first()
    {
        var devices = Enumerable.Range(1, Player.MaxDevices).Select(i => $"Device {i}").ToList();

        var session = devices.Aggregate(TestSession.Of("Ann"), (session, device) =>
            session.After("Ann", new CreateDeviceLink(new(device))).After(device, new LinkDevice(new(device))));

        Assert.Equal([TestSession.DeviceOf("Ann"), .. devices.Skip(1).Select(TestSession.DeviceOf)], session["Ann"].Devices);
    }

    [Fact]
    public void No_view_contains_a_link()
    {
        Assert.Equal(MyView.Of(Issued.State, Issued["Ann"]),
            MyView.Of(TestSession.Of("Ann", "Bob").Voted(("Ann", "5")).State, Issued["Ann"]));
        Assert.DoesNotContain("a-link", JsonText.Of(Issued.View), StringComparison.OrdinalIgnoreCase);
    }
}
