using System.Text;
using System.Text.Encodings.Web;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Tests.Fakes;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Rendering;

namespace PlanningPoker.Tests.Live.Channels;

/// <summary>To pages, changes that are sent together are one frame.</summary>
public class JoinedChangesTests
{
    readonly FrameFactory frames = new(new PatchRenderer(HtmlEncoder.Default), new Fresh(), TimeProvider.System);
    TestSession session = TestSession.Of("Ann", "Bob", "Cleo", "Dan");

    [Fact]
    public async Task Votes_that_follow_each_other_are_one_frame_that_names_where_it_starts()
    {
        var start = session.State.Version;
        QueueItem[] items = [After("Ann", new Vote("5")), After("Bob", new Vote("8")), After("Cleo", new Vote("5"))];

        var joined = Assert.IsType<Frame>(Assert.Single(frames.JoinChanges(items)));

        Assert.Equal((start, start + 3), (joined.From, joined.Version));
        Assert.Equal("vote:submitted", joined.Name);
        Assert.Same(session.State, joined.Session);
        var html = Text(await joined.EncodeAsync(FrameFormat.HtmlEvent));
        Assert.Equal(1, Count(html, "<section id=\"progress\""));
        Assert.Equal(3, Count(html, "data-voted"));
    }

    [Fact]
    public async Task Votes_that_follow_each_other_have_one_toast_which_names_all_voters()
    {
        var joined = (Frame)frames.JoinChanges(
        [
            After("Ann", new Vote("5")), After("Dan", new UpdatePlayer(TestSession.Id("Dan"), Role: Role.Observer)),
            After("Cleo", new Vote("5")), After("Cleo", new Retract()), After("Cleo", new Vote("8")), After("Bob", new Vote("8")),
            After("Ann", new PromotePlayer(TestSession.Id("Bob"))),
        ]).Single();

        var html = Text(await joined.EncodeAsync(FrameFormat.HtmlEvent));
        var toast = html[html.IndexOf("<div class=\"toast\" data-kind=\"vote\"", StringComparison.Ordinal)..];
        Assert.Equal(1, Count(html, "data-kind=\"vote\""));
        Assert.Contains($"data-by=\"{TestSession.Id("Bob")}\"", toast, StringComparison.Ordinal);
        Assert.Contains($"data-others=\"{TestSession.Id("Cleo")} {TestSession.Id("Ann")}\"", toast, StringComparison.Ordinal);
        Assert.Contains("data-earlier=\"Cleo just voted!\"", toast, StringComparison.Ordinal);
        Assert.Contains("Bob just voted!", toast, StringComparison.Ordinal);
        Assert.Contains("data-kind=\"info\"", toast, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_votes_of_one_player_have_one_toast_without_others()
    {
        var joined = (Frame)frames.JoinChanges(
            [After("Ann", new Vote("5")), After("Ann", new Retract()), After("Ann", new Vote("8"))]).Single();

        var html = Text(await joined.EncodeAsync(FrameFormat.HtmlEvent));
        Assert.Equal(1, Count(html, "data-kind=\"vote\""));
        Assert.DoesNotContain("data-others", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_wire_it_is_one_position_from_another()
    {
        var joined = (Frame)frames.JoinChanges([After("Ann", new Vote("5")), After("Bob", new Vote("8"))]).Single();
        var (from, id) = (session.State.Version - 2, session.State.Version);

        Assert.EndsWith($"\nid: {id} from {from}\n\n", Text(await joined.EncodeAsync(FrameFormat.HtmlEvent)), StringComparison.Ordinal);
        Assert.StartsWith($$"""{"id":{{id}},"from":{{from}},"event":"vote:submitted",""",
            Text(await joined.EncodeAsync(FrameFormat.HtmlMessage)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_region_is_in_it_once_as_it_is_in_the_end()
    {
        var joined = (Frame)frames.JoinChanges(
        [
            After("Ann", new Vote("5")), After("Bob", new Vote("8")), After("Bob", new Retract()), After("Cleo", new Vote("5")),
            After("Ann", new Reveal()), After("Ann", new Reset()), After("Ann", new Vote("1")), After("Bob", new Vote("2")),
        ]).Single();

        var html = Text(await joined.EncodeAsync(FrameFormat.HtmlEvent));
        foreach (var region in (string[])["story-round", "progress", "tally", "results", "undo"])
            Assert.Equal(1, Count(html, $"<hx-partial id=\"{region}\">"));
        Assert.Contains("2 of 4 voted", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-card=\"up\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_in_a_round_that_is_over_has_no_toast_and_the_reveal_is_read_out()
    {
        var joined = (Frame)frames.JoinChanges(
            [After("Ann", new Vote("5")), After("Ann", new Reveal()), After("Ann", new Reset()), After("Bob", new Vote("8"))]).Single();

        var html = Text(await joined.EncodeAsync(FrameFormat.HtmlEvent));
        Assert.DoesNotContain("Ann just voted", html, StringComparison.Ordinal);
        Assert.Contains("Bob just voted", html, StringComparison.Ordinal);
        Assert.Contains("data-announce=\"Cards revealed", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_inserts_or_deletes_rows_of_the_backlog_stays_apart()
    {
        QueueItem[] items =
        [
            After("Ann", new Vote("5")), After("Ann", new CreateStory("a", "A")), After("Ann", new StartStory(TestSession.Story("a"))),
            After("Ann", new Vote("5")), After("Ann", new Reveal()),
        ];

        var joined = frames.JoinChanges(items);

        Assert.Equal(items[..3], joined[..3]);
        Assert.Equal(session.State.Version, ((Frame)Assert.Single(joined[3..])).Version);
    }

    [Fact]
    public void What_is_not_about_the_table_stays_in_its_place()
    {
        QueueItem[] items = [After("Ann", new Vote("5")), frames.Ping(1), After("Bob", new Vote("8")), After("Cleo", new Vote("5"))];

        var joined = frames.JoinChanges(items);

        Assert.Equal(items[..2], joined[..2]);
        Assert.Single(joined[2..]);
    }

    [Fact]
    public void Changes_between_which_something_is_missing_stay_apart()
    {
        var first = After("Ann", new Vote("5"));
        After("Bob", new Vote("8"));
        var third = After("Cleo", new Vote("5"));

        Assert.Equal([first, third], frames.JoinChanges([first, third]));
    }

    Frame After(string player, Command command)
    {
        var before = session.State;
        var outcome = session.Try(player, command);
        session = session.With(outcome.Session);
        return frames.Change(new(before, outcome.Session, outcome.Event!));
    }

    static int Count(string text, string part) => text.Split(part).Length - 1;

    static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}
