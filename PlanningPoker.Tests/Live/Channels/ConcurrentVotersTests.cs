using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Live.Channels;

/// <summary>Subscribe before the first read: no change is lost between the snapshot and the stream.</summary>
public sealed class ConcurrentVotersTests(TestServer server)
{
    const int Voters = 20, Rounds = 3;

    [Fact]
    public async Task Streams_that_open_while_twenty_vote_receive_every_version_in_order()
    {
        var session = await ServerSession.OpenAsync(server);
        var voters = new List<TestPlayer>();
        for (var i = 0; i < Voters; i++) voters.Add(await session.JoinAsync($"Voter {i}"));

        var streams = new List<EventStreamClient>();
        for (var round = 0; round < Rounds; round++)
        {
            var votes = voters.Select(voter => session.RunAsync(voter, new Vote("5"))).ToArray();
            for (var i = 0; i < Voters; i++) streams.Add(
                i % 2 == 0 ? await session.OpenApiStreamAsync(voters[i]) : await session.OpenPageStreamAsync(voters[i]));
            await Task.WhenAll(votes);
            await session.RunAsync(session.Host, new Reset());
        }

        var last = await session.VersionAsync();
        foreach (var stream in streams)
        {
            await stream.ReadUntilAsync(last);
            var frames = stream.Received.Where(frame => frame.Id is not null).ToArray();
            Assert.Equal("session:sync", frames[0].Name);
            Assert.All(frames.Zip(frames.Skip(1)), pair =>
                Assert.InRange(pair.First.Id!.Value, pair.Second.From!.Value, pair.Second.Id!.Value - 1));
            Assert.Equal(last, frames[^1].Id);
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_events_of_a_stream_add_up_to_the_snapshot()
    {
        var session = await ServerSession.OpenAsync(server);
        var voters = new List<TestPlayer>();
        for (var i = 0; i < Voters; i++) voters.Add(await session.JoinAsync($"Voter {i}"));

        var votes = voters.Select(voter => session.RunAsync(voter, new Vote("5"))).ToArray();
        await using var stream = await session.OpenApiStreamAsync();
        await Task.WhenAll(votes);
        await stream.ReadUntilAsync(await session.VersionAsync());

        var sync = stream.Received.Single(frame => frame.Name == "session:sync").Json;
        Assert.Equal(Voters, (int)sync["voteCount"]! + stream.Received.Count(frame => frame.Name == "vote:submitted"));
    }
}
