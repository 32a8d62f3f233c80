using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages;

/// <summary>The home page, where a session is started, joined or opened again.</summary>
public sealed class HomePageTests(TestServer server)
{
    [Fact]
    public async Task Only_a_browser_that_was_here_before_has_a_place_for_its_sessions()
    {
        var session = await ServerSession.OpenAsync(server);
        Assert.Null((await PageAsync("/")).QuerySelector("#recent"));
        Assert.NotNull((await PageAsync("/", session.Host)).QuerySelector("#recent template"));
    }

    [Fact]
    public async Task After_a_session_was_deleted_the_home_page_says_so()
    {
        var session = await ServerSession.OpenAsync(server);
        using var response = await server.SendAsBrowserAsync(
            HttpMethod.Post, $"/s/{session.Code}/settings/delete", session.Host, ("sure", "true"));
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);

        var notice = (await PageAsync($"{response.Headers.Location}", session.Host)).QuerySelector(".notice")!;
        Assert.Equal("The session was deleted for everyone, with its stories, rounds and votes.", notice.TextContent);
        Assert.Equal(session.Code, notice.GetAttribute("data-forget"));
        Assert.Null((await PageAsync("/?deleted=nothing")).QuerySelector(".notice"));
    }

    [Fact]
    public async Task Each_deck_is_a_choice_with_a_fan_of_its_cards()
    {
        var decks = (await PageAsync("/")).QuerySelectorAll(".deck").ToDictionary(
            deck => ((IHtmlInputElement)deck.QuerySelector("[name=deck]")!).Value,
            deck => string.Join(' ', deck.QuerySelectorAll(".fan-card").Select(card => card.TextContent)));

        Assert.Equal([.. Deck.Named.Select(deck => deck.Name!), "custom"], decks.Keys);
        Assert.Equal(("½ 2 5 13 100", "S M L XL XXL", ""), (decks["modified-fibonacci"], decks["t-shirt"], decks["custom"]));
    }

    async Task<IHtmlDocument> PageAsync(string path, TestPlayer? player = null)
    {
        using var response = await server.SendAsBrowserAsync(HttpMethod.Get, path, player ?? TestPlayer.Stranger);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestTimeout.Token), TestTimeout.Token);
    }
}
