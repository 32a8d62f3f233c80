using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages;

/// <summary>What a chat shows of a link, and what a device needs to install the app.</summary>
public class LinkPreviewTests(TestServer server)
{
    [Fact]
    public async Task An_invitation_says_the_session_and_how_many_are_there_but_no_names_and_no_stories()
    {
        var session = await ServerSession.OpenAsync(server, "Hana");
        await session.JoinAsync("Bartholomew");
        await session.RunAsync(session.Host, new CreateStory("one", "Secret plan"));

        var page = await PageAsync($"/s/{session.Code}");

        Assert.Contains("<meta property=\"og:title\" content=\"Join Team Blue\">", page, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:description\" content=\"2 players are at the table.\">", page, StringComparison.Ordinal);
        var picture = new Uri(server.Http.BaseAddress!, "/icons/icon-512.png");
        Assert.Contains($"<meta property=\"og:image\" content=\"{picture}\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Bartholomew", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret plan", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_says_the_session_and_how_many_are_there_or_that_it_has_ended()
    {
        var session = await ServerSession.OpenAsync(server, "Hana");
        await session.JoinAsync("Bartholomew");
        await session.RunAsync(session.Host, new CreateStory("one", "Secret plan"));
        var head = await HeadAsync($"/s/{session.Code}/summary");
        Assert.Contains("<meta property=\"og:title\" content=\"Summary – Team Blue\">", head, StringComparison.Ordinal);
        Assert.Contains("<meta property=\"og:description\" content=\"2 players are at the table.\">", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Bartholomew", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret plan", head, StringComparison.Ordinal);

        await session.RunAsync(session.Host, new EndSession());
        head = await HeadAsync($"/s/{session.Code}/summary");
        Assert.Contains("og:description\" content=\"This session has ended.", head, StringComparison.Ordinal);
        Assert.DoesNotContain("at the table", head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_passcode_it_does_not_say_how_many_are_there()
    {
        var session = await ServerSession.OpenAsync(server, "Hana");
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(Passcode: "open sesame")));

        var page = await PageAsync($"/s/{session.Code}");

        Assert.Contains("og:title", page, StringComparison.Ordinal);
        Assert.DoesNotContain("og:description", page, StringComparison.Ordinal);
        Assert.DoesNotContain("at the table.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/manifest.webmanifest", "application/manifest+json")]
    [InlineData("/icons/icon-192.png", "image/png")]
    [InlineData("/icons/icon-512.png", "image/png")]
    [InlineData("/icons/icon-maskable-512.png", "image/png")]
    [InlineData("/icons/apple-touch-icon.png", "image/png")]
    public async Task What_an_installed_app_needs_is_served(string path, string type)
    {
        using var answer = await server.Http.GetAsync(path, TestTimeout.Token);
        answer.EnsureSuccessStatusCode();
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    async Task<string> HeadAsync(string path) => (await PageAsync(path)).Split("</head>")[0];

    async Task<string> PageAsync(string path) => await server.Http.GetStringAsync(path, TestTimeout.Token);
}
