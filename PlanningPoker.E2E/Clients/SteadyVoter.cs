namespace PlanningPoker.E2E.Clients;

/// <summary>A player who changes the vote of round 1 as fast as the server responds, and remembers every vote.</summary>
sealed class SteadyVoter(ApiClient client, VoteEndpoint endpoint)
{
    static readonly string[] Faces = ["0", "½", "1", "2", "3", "5", "8", "13", "20", "40", "100", "?", "☕"];

    readonly List<string> sent = [];
    int acknowledgedRev, acknowledged;

    public ApiClient Client => client;

    /// <summary>How many votes the server has acknowledged.</summary>
    public int Acknowledged => Volatile.Read(ref acknowledged);

    /// <param name="ct">Ends it before that, after a vote.</param>
    public async Task VoteUntilServerIsDownAsync(CancellationToken ct = default)
    {
        try
        {
            while (!ct.IsCancellationRequested)
            {
                sent.Add(Random.Shared.GetItems(Faces, 1)[0]);
                if (!await SendAsync(sent[^1], sent.Count)) continue;
                acknowledgedRev = sent.Count;
                Interlocked.Increment(ref acknowledged);
            }
        }
        catch (HttpRequestException e) when (e.StatusCode is null && e.InnerException is not null)
        {
            // The server is down.
        }
    }

    /// <summary>The stored vote is the last acknowledged one, or one that was sent after it.</summary>
    /// <returns>The stored vote; null when there is none.</returns>
    public async Task<string?> ExpectLastVoteAsync()
    {
        var you = (await client.SnapshotAsync()).GetProperty("you");
        var rev = you.TryGetProperty("rev", out var stored) ? stored.GetInt32() : 0;
        Assert.InRange(rev, acknowledgedRev, sent.Count);
        if (rev == 0) return null;
        Assert.Equal(sent[rev - 1], you.GetProperty("vote").GetString());
        return sent[rev - 1];
    }

    Task<bool> SendAsync(string face, int rev) =>
        endpoint == VoteEndpoint.Form ? client.VoteByFormAsync(face, 1, rev) : client.VoteAsync(face, 1, rev);
}

/// <summary>Where a player without a browser sends votes: to the JSON API, or to the form of the page.</summary>
enum VoteEndpoint { Api, Form }
