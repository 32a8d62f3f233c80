using PlanningPoker.Core.Commands;

namespace PlanningPoker.Tests.Core.Commands.Players;

/// <summary>Who may come into a session that is locked or has a passcode.</summary>
public class EntryTests
{
    const string Secret = "blue whale";

    static readonly TestSession Start = TestSession.Of("Ann", "Bob", "Cem", "Rex").After("Cem", new Leave())
        .After("Ann", new RemovePlayer(TestSession.Id("Rex")));

    static readonly TestSession Locked = Start.After("Ann", With(new(Locked: true)));
    static readonly TestSession Guarded = Start.After("Ann", With(new(Passcode: Secret)));

    [Fact]
    public void A_locked_session_lets_in_only_who_left_it()
    {
        Locked.Refuses("Zoe", new Join("Zoe"), Reason.Locked);
        Locked.Refuses("Rex", new Join("Rex"), Reason.Locked);
        Locked.LeavesUnchanged("Bob", new Join("Bob"));
        Locked.After("Cem", new Join("Cem"));
    }

    [Fact]
    public void A_linked_device_and_a_removed_player_who_is_brought_back_come_into_a_locked_session()
    {
        var link = new DeviceLinkHash("link");
        Locked.After("Bob", new CreateDeviceLink(link)).After("Bob's phone", new LinkDevice(link));

        Locked.After("Ann", new Undo(Start.State.Version)).LeavesUnchanged("Rex", new Join("Rex"));
    }

    [Fact]
    public void A_newcomer_needs_the_passcode()
    {
        Guarded.Refuses("Zoe", new Join("Zoe"), Reason.BadPasscode);
        Guarded.Refuses("Zoe", new Join("Zoe", Passcode: "blue"), Reason.BadPasscode);
        Guarded.Refuses("Rex", new Join("Rex", Passcode: "Blue whale"), Reason.BadPasscode);
        Guarded.Refuses("Zoe", new Join("Bob", Passcode: "another"), Reason.BadPasscode);
        Guarded.After("Zoe", new Join("Zoe", Passcode: $" {Secret} "));
        Guarded.After("Cem", new Join("Cem"));
    }

    [Fact]
    public void A_passcode_is_changed_and_removed()
    {
        // So that another host learns of it.
        var changed = Guarded.Publishes("Ann", With(new(Passcode: "red fox")), new SessionUpdated(TestSession.Id("Ann")));
        changed.Refuses("Zoe", new Join("Zoe", Passcode: Secret), Reason.BadPasscode);
        changed.LeavesUnchanged("Ann", With(new(Passcode: "red fox")));

        var removed = changed.Publishes("Ann", With(new(Passcode: "")), new SessionUpdated(TestSession.Id("Ann")));
        Assert.False(removed.View.HasPasscode);
        removed.After("Zoe", new Join("Zoe"));
    }

    [Fact]
    public void With_a_passcode_only_players_may_read()
    {
        Assert.True(Start.State.MayRead(null));
        Assert.False(Guarded.State.MayRead(null));
        Assert.False(Guarded.State.MayRead(Guarded["Cem"]));
        Assert.True(Guarded.State.MayRead(Guarded["Bob"]));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("    ")]
    [InlineData("12345678901234567890123456789012345678901")]
    [InlineData("ab\ncd")]
    [InlineData("🙂🙂")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦")]
    public void A_passcode_that_nobody_could_type_is_refused(string passcode) =>
        Start.Refuses("Ann", With(new(Passcode: passcode)), Reason.BadSettings);

    [Theory]
    [InlineData("🙂🙂🙂🙂")]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦")]
    [InlineData("äöüß")]
    [InlineData("🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂")]
    public void A_passcode_has_4_to_40_characters_as_people_count_them(string passcode)
    {
        var guarded = Start.After("Ann", With(new(Passcode: passcode)));

        guarded.Refuses("Zoe", new Join("Zoe", Passcode: Secret), Reason.BadPasscode);
        guarded.After("Zoe", new Join("Zoe", Passcode: passcode));
    }

    static UpdateSession With(SettingsChange settings) => new(Settings: settings);
}
