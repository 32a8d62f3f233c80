using System.Text;
using System.Text.Encodings.Web;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using PlanningPoker.Web.Live.Channels;
using PlanningPoker.Web.Rendering;

namespace PlanningPoker.Tests.Live.Channels;

/// <summary>To pages, votes that are sent together are one frame.</summary>
public class JoinedVotesTests
{
    readonly FrameFactory frames = new(new PatchRenderer(HtmlEncoder.Default), TimeProvider.System);
    TestSession session = TestSession.Of("Ann", "Bob", "Cleo", "Dan");

    [Fact]
    public async Task Votes_that_follow_each_other_are_one_frame_that_names_where_it_starts()
    {
        var start = session.State.Version;
        QueueItem[] items = [After("Ann", new Vote("5")), After("Bob", new Vote("8")), After("Cleo", new Vote("5"))];

        var joined = Assert.IsType<Frame>(Assert.Single(frames.JoinVotes(items)));

        Assert.Equal((start, start + 3), (joined.From, joined.Version));
        Assert.Equal("vote:submitted", joined.Name);
        Assert.Same(session.State, joined.Session);
        var html = Text(await joined.EncodeAsync(FrameFormat.HtmlEvent));
        Assert.Equal(1, Count(html, "<section id=\"progress\""));
        Assert.Equal(3, Count(html, "data-voted"));
        Assert.Equal(3, Count(html, "class=\"toast\""));
    }

    [Fact]
    public async Task On_the_wire_it_is_one_position_from_another()
    {
        var joined = (Frame)frames.JoinVotes([After("Ann", new Vote("5")), After("Bob", new Vote("8"))]).Single();
        var (from, id) = (session.State.Version - 2, session.State.Version);

        Assert.EndsWith($"\nid: {id} from {from}\n\n", Text(await joined.EncodeAsync(FrameFormat.HtmlEvent)), StringComparison.Ordinal);
        Assert.StartsWith($$"""{"id":{{id}},"from":{{from}},"event":"vote:submitted",""",
            Text(await joined.EncodeAsync(FrameFormat.HtmlMessage)), StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_else_stays_as_it_is_and_in_its_place()
    {
        QueueItem[] items =
        [
            After("Ann", new Vote("5")), After("Bob", new Vote("8")), After("Bob", new Retract()), After("Cleo", new Vote("5")),
            After("Ann", new Reveal()), After("Ann", new Reset()), After("Ann", new Vote("1")), After("Bob", new Vote("2")),
        ];

        var joined = frames.JoinVotes(items);

        Assert.Equal([items[2], items[3], items[4], items[5]], joined[1..^1]);
        Assert.Equal(["vote:submitted", "vote:submitted"], new[] { joined[0], joined[^1] }.Select(item => ((Frame)item).Name));
        Assert.Equal(session.State.Version, ((Frame)joined[^1]).Version);
    }

    [Fact]
    public void Votes_between_which_something_is_missing_stay_apart()
    {
        var first = After("Ann", new Vote("5"));
        After("Bob", new Vote("8"));
        var third = After("Cleo", new Vote("5"));

        Assert.Equal([first, third], frames.JoinVotes([first, third]));
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
