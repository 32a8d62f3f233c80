using System.Net;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session;

public sealed partial class EditedFormTests
{
    [Fact]
    public async Task Settings_save_only_what_was_changed_and_show_both_decks()
    {
        var session = await OpenAsync();
        var form = await FormAsync(session, "/settings");
        await session.RunAsync(session.Host, new UpdateSession("Renamed", new("t-shirt", []), new("everyone")));

        (form["deck"], form["cards"]) = ("custom", "1 2 3");
        using var refused = await PostAsync(session, "/settings/save", form);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var (page, again) = await ReadAsync(refused);
        Assert.Contains("XS S M", page.QuerySelector(".conflict-text")!.TextContent, StringComparison.Ordinal);
        using var saved = await PostAsync(session, "/settings/save", again);

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var snapshot = await session.SnapshotAsync();
        Assert.Equal("Renamed", (string?)snapshot["name"]);
        Assert.Equal("everyone", (string?)snapshot["settings"]!["whoReveals"]);
        Assert.Equal(3, snapshot["deck"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_tracker_and_a_timer_that_both_have_changed_are_shown_with_both_values()
    {
        var session = await OpenAsync();
        var form = await FormAsync(session, "/settings");
        const string Theirs = "https://theirs.example/browse/{key}", Mine = "https://mine.example/browse/{key}";
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(TimerSeconds: 90, Tracker: Theirs)));

        (form["timerSeconds"], form["tracker"]) = ("60", Mine);
        using var refused = await PostAsync(session, "/settings/save", form);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var (page, again) = await ReadAsync(refused);
        Assert.Equal(["90", Theirs], page.QuerySelectorAll(".conflict-text").Select(theirs => theirs.TextContent.Trim()));
        Assert.Equal(("60", Mine), (again["timerSeconds"], again["tracker"]));
        using var saved = await PostAsync(session, "/settings/save", new(again) { ["theirs"] = "tracker" });

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        var settings = (await session.SnapshotAsync())["settings"]!;
        Assert.Equal((60, Theirs), ((int)settings["timerSeconds"]!, (string?)settings["tracker"]));
    }

    [Fact]
    public async Task The_offer_to_reveal_automatically_changes_no_answer_of_another_host()
    {
        var session = await OpenAsync();
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(AutoReveal: true)));

        using var late = await PostAsync(session, "/autoreveal", new() { ["autoReveal"] = "false" });

        Assert.Equal(HttpStatusCode.SeeOther, late.StatusCode);
        Assert.True((bool)(await session.SnapshotAsync())["settings"]!["autoReveal"]!);
    }
}
