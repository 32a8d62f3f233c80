using System.Net;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Api;

/// <summary>With a passcode, whoever has not joined reads nothing, through whatever entry point they come.</summary>
public sealed class PasscodeTests(TestServer server)
{
    const string Secret = "blue whale";

    [Theory]
    [InlineData("/api/sessions/{0}")]
    [InlineData("/api/sessions/{0}?since=1")]
    [InlineData("/api/sessions/{0}/events")]
    [InlineData("/api/sessions/{0}/summary")]
    [InlineData("/api/sessions/{0}/export")]
    [InlineData("/api/sessions/{0}/export?format=csv")]
    [InlineData("/s/{0}/live")]
    [InlineData("/s/{0}/live/poll")]
    [InlineData("/s/{0}/live/poll?wait=0")]
    [InlineData("/s/{0}/export.csv")]
    [InlineData("/s/{0}/export.json")]
    [InlineData("/s/{0}/stories")]
    [InlineData("/s/{0}/players")]
    [InlineData("/s/{0}/settings")]
    [InlineData("/s/{0}/summary")]
    [InlineData("/s/{0}")]
    public async Task Strangers_and_former_players_see_nothing_of_the_table(string address)
    {
        var session = await GuardedAsync();
        foreach (var reader in (TestPlayer[])[TestPlayer.Stranger, session.Removed])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, string.Format(null, address, session.Code));
            if (address.StartsWith("/api", StringComparison.Ordinal)) reader.SignAsScript(request);
            else reader.SignAsBrowser(request);
            using var response = await server.Http.SendAsync(request, TestTimeout.Token);
            var text = await response.Content.ReadAsStringAsync(TestTimeout.Token);

            foreach (var secret in (string[])["Pia", "Otto", "Hana", "First", "Second", "US-1"])
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_WebSocket_of_a_stranger_is_refused()
    {
        var session = await GuardedAsync();
        foreach (var path in (string[])[$"/api/sessions/{session.Code}/ws", $"/s/{session.Code}/live/ws"])
            await Assert.ThrowsAnyAsync<Exception>(() => WebSocketClient.OpenAsync(server, path, TestPlayer.Stranger));
    }

    [Fact]
    public async Task A_player_reads_as_before()
    {
        var session = await GuardedAsync();
        using var response = await session.SendAsync(HttpMethod.Get, "", session.Player);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var settings = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestTimeout.Token))!["settings"]!;
        Assert.Equal((true, false), ((bool)settings["passcode"]!, (bool)settings["locked"]!));
    }

    [Fact]
    public async Task A_stream_that_a_stranger_has_open_ends_when_a_passcode_is_set()
    {
        var session = await PopulatedSession.CreateAsync(server);
        var address = $"/api/sessions/{session.Code}/events";
        await using var stream = await EventStreamClient.OpenAsync(server.Http, address, TestPlayer.Stranger);
        await stream.ReadUntilAsync("session:sync");

        await session.RunAsync(session.Host, new UpdateSession("Renamed in secret", Settings: new(Passcode: Secret)));

        Assert.DoesNotContain("Renamed", (await stream.ReadUntilAsync("live:gone")).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_passcode_opens_the_session_over_the_API_and_the_form()
    {
        var session = await GuardedAsync();

        using var refused = await session.SendAsync(HttpMethod.Post, "/players", null, new { name = "Nina", passcode = "wrong" });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var joined = await session.SendAsync(HttpMethod.Post, "/players", null, new { name = "Nina", passcode = Secret });
        Assert.Equal(HttpStatusCode.Created, joined.StatusCode);

        using var form = new FormUrlEncodedContent([new("name", "Nora"), new("role", "voter"), new("passcode", "wrong")]);
        using var again = await server.Http.PostAsync($"/s/{session.Code}/join", form, TestTimeout.Token);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        Assert.Contains("This is not the passcode", await again.Content.ReadAsStringAsync(TestTimeout.Token), StringComparison.Ordinal);
    }

    async Task<PopulatedSession> GuardedAsync()
    {
        var session = await PopulatedSession.CreateAsync(server);
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(Passcode: Secret)));
        return session;
    }
}
