using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Live.Channels;

/// <summary>Subscribe before the first read: nothing falls between the snapshot and the stream.</summary>
public sealed class ManyVotersTests(TestServer server)
{
    const int Voters = 20, Rounds = 3;

    [Fact]
    public async Task Streams_that_open_while_twenty_vote_at_once_hear_of_every_version_once()
    {
        var table = await ServerSession.OpenAsync(server);
        var voters = new List<Person>();
        for (var i = 0; i < Voters; i++) voters.Add(await table.JoinAsync($"Voter {i}"));

        var streams = new List<Listener>();
        for (var round = 0; round < Rounds; round++)
        {
            var votes = voters.Select(voter => table.RunAsync(voter, new Vote("5"))).ToArray();
            for (var i = 0; i < Voters; i++) streams.Add(i % 2 == 0 ? await table.ListenAsync(voters[i]) : await table.WatchAsync(voters[i]));
            await Task.WhenAll(votes);
            await table.RunAsync(table.Host, new Reset());
        }

        var last = await table.VersionAsync();
        foreach (var stream in streams)
        {
            await stream.UntilAsync(last);
            var ids = stream.Heard.Where(frame => frame.Id is not null).Select(frame => frame.Id!.Value).ToArray();
            Assert.Equal(Enumerable.Range(0, ids.Length).Select(i => ids[0] + i), ids);
            Assert.Equal("session:sync", stream.Heard.First(frame => frame.Id is not null).Name);
            Assert.Equal(last, ids[^1]);
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_the_stream_tells_adds_up_to_what_the_snapshot_says()
    {
        var table = await ServerSession.OpenAsync(server);
        var voters = new List<Person>();
        for (var i = 0; i < Voters; i++) voters.Add(await table.JoinAsync($"Voter {i}"));

        var votes = voters.Select(voter => table.RunAsync(voter, new Vote("5"))).ToArray();
        await using var stream = await table.ListenAsync();
        await Task.WhenAll(votes);
        await stream.UntilAsync(await table.VersionAsync());

        var sync = stream.Heard.Single(frame => frame.Name == "session:sync").Json;
        Assert.Equal(Voters, (int)sync["voteCount"]! + stream.Heard.Count(frame => frame.Name == "vote:submitted"));
    }
}
