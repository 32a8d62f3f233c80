using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Pages.Dev;
using PlanningPoker.Web.Rendering.Models;
using PlanningPoker.Web.Rendering.Models.Markup;

namespace PlanningPoker.Tests.Texts;

/// <summary>Every page and every state of the table is translated: in the pseudo-language no text without its brackets is left.</summary>
public partial class PseudoPagesTests(PseudoServer pseudo) : IClassFixture<PseudoServer>
{
    static readonly string[] Pages =
    [
        "", "?follow", "?pause", "/summary", "/stories", "/stories?edit=s1", "/players", "/players?saved", "/settings", "/settings?saved",
        "/device", "/leaving", "/webhook",
    ];

    public static TheoryData<string> States => [.. Scenes.Names];

    [Theory, MemberData(nameof(States))]
    public async Task No_state_of_the_table_has_untranslated_text(string state)
    {
        var typed = TypedIn(Scenes.Of(state)!.Session);
        typed.UnionWith([state, $"{pseudo.Server.Address}s/K7QF-92MX-4TRA"]);
        var (_, html) = await pseudo.GetAsync($"/dev/gallery/{state}");
        AssertTranslated(html, typed);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/s/not-a-code")]
    [InlineData("/nowhere")]
    [InlineData("/nowhere?ended")]
    [InlineData("/nowhere?ended=sessionUnused")]
    public async Task No_page_for_strangers_has_untranslated_text(string address) =>
        AssertTranslated((await pseudo.GetAsync(address)).Html, []);

    [Fact]
    public async Task No_page_of_a_session_has_untranslated_text()
    {
        var (session, player, observer) = await OpenGreekSessionAsync();
        var typed = await TypedAsync(session);
        foreach (var viewer in (TestPlayer?[])[session.Host, player, observer, null])
            foreach (var page in Pages)
                AssertTranslated((await pseudo.GetAsync($"/s/{session.Code}{page}", viewer)).Html, typed);
    }

    [Fact]
    public async Task No_refused_form_has_untranslated_text()
    {
        var (session, player, _) = await OpenGreekSessionAsync();
        var typed = await TypedAsync(session);
        var path = $"/s/{session.Code}";
        (string Address, TestPlayer? Sender, (string, string)[] Fields)[] forms =
        [
            ("/", null, [("name", ""), ("hostName", "")]),
            ($"{path}/join", null, [("name", "Χάνα")]),
            ($"{path}/players/me", player, [("name", "Χάνα"), ("role", "voter")]),
            ($"{path}/settings/save", session.Host, [("name", "Ομάδα"), ("deck", "custom"), ("cards", "1")]),
            ($"{path}/settings/delete", session.Host, []),
            ($"{path}/webhook/set", session.Host, []),
            ($"{path}/stories/edit", session.Host, [("storyId", "s1"), ("title", "")]),
            ($"{path}/stories/import", session.Host, [("lines", " ")]),
            ($"{path}/vote", player, [("value", "99")]),
            ($"{path}/nothing", player, []),
        ];
        foreach (var (address, sender, fields) in forms) AssertTranslated((await pseudo.PostAsync(address, sender, fields)).Html, typed);
    }

    [Fact]
    public async Task No_answer_to_a_form_has_untranslated_text()
    {
        var (session, _, _) = await OpenGreekSessionAsync();
        var typed = await TypedAsync(session);
        typed.UnionWith(["Νέα", "Κι άλλη", new string('α', 199)]);
        var lines = $"Νέα\nΚι άλλη\n{new string('α', 300)}";
        AssertTranslated((await pseudo.PostAsync($"/s/{session.Code}/stories/import", session.Host, ("lines", lines))).Html, typed);
        AssertTranslated((await pseudo.PostAsync($"/s/{session.Code}/deletestory", session.Host, ("storyId", "s1"))).Html, typed);
    }

    [Fact]
    public async Task No_page_about_devices_has_untranslated_text()
    {
        var (session, player, _) = await OpenGreekSessionAsync();
        var typed = await TypedAsync(session);
        var created = (await pseudo.PostAsync($"/s/{session.Code}/device", session.Host)).Html;
        var link = PassLink().Match(created).Value;
        AssertTranslated(created, [.. typed, link]);
        var pass = link[link.IndexOf("/s/", StringComparison.Ordinal)..];
        foreach (var viewer in (TestPlayer?[])[player, session.Host, null])
            AssertTranslated((await pseudo.GetAsync(pass, viewer)).Html, typed);
        foreach (var viewer in (TestPlayer?[])[player, null])
            AssertTranslated((await pseudo.GetAsync($"{pass}x", viewer)).Html, typed);
    }

    [Fact]
    public async Task The_page_of_a_removed_player_has_no_untranslated_text()
    {
        var (session, player, _) = await OpenGreekSessionAsync();
        await session.RunAsync(session.Host, new RemovePlayer(player.Id));
        AssertTranslated((await pseudo.GetAsync($"/s/{session.Code}", player)).Html, await TypedAsync(session));
    }

    static void AssertTranslated(string html, HashSet<string> typed)
    {
        Assert.Contains("lang=\"qps-ploc\"", html, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(UntranslatedText.In(html, typed));
    }

    /// <summary>A session with names and texts in Greek letters, which differ from English text, after the reveal of a round.</summary>
    async Task<(ServerSession Session, TestPlayer Player, TestPlayer Observer)> OpenGreekSessionAsync()
    {
        var session = await ServerSession.OpenAsync(pseudo.Server, "Χάνα");
        var (player, observer) = (await session.JoinAsync("Πέτρος"), await session.JoinAsync("Όλγα", Role.Observer));
        await session.RunAsync(session.Host, new CreateStory("s1", "Σύνδεση", "ΑΒ-1", "Με κωδικό", "https://tracker.example/1"));
        await session.RunAsync(session.Host, new CreateStory("s2", "Έξοδος"));
        await session.RunAsync(session.Host, new StartStory(new("s1")));
        await session.RunAsync(player, new Vote("5"));
        await session.RunAsync(session.Host, new Reveal());
        return (session, player, observer);
    }

    async Task<HashSet<string>> TypedAsync(ServerSession session) =>
        [.. TypedIn((await StateAsync(session))!), $"{pseudo.Server.Address}s/{session.Code}"];

    async Task<PokerSession?> StateAsync(ServerSession session) =>
        await ((Sessions)pseudo.Server.Services.GetService(typeof(Sessions))!).FindAsync(session.Id, TestTimeout.Token);

    static HashSet<string> TypedIn(PokerSession session) =>
    [
        session.Name, $"{session.Code}",
        .. session.Players.SelectMany(player => (string[])[player.Name, player.Name.Initial()]),
        .. NamesInParts(PublicView.Of(session)),
        .. session.Stories.SelectMany(story => (string?[])[story.Key, story.Title, story.Description, story.Url]).OfType<string>(),
        .. session.Stories.SelectMany(story => PartsOf(story.Description)),
        .. session.Deck.Cards.Select(card => card.Face),
        .. session.Round.Votes.Values.Select(vote => vote.Reason).OfType<string>(),
    ];

    static IEnumerable<string> NamesInParts(PublicView view) =>
        from row in PlayerListItem.AllOf(view)
        from part in (string[])[row.FirstOfName.Trim(), row.LastOfName]
        select part;

    /// <summary>The texts between the elements that a description has on the page.</summary>
    static IEnumerable<string> PartsOf(string? description)
    {
        using var html = new StringWriter();
        MarkupText.ToHtml(description ?? "").WriteTo(html, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(html.ToString()).Body!.Descendants<IText>().Select(text => text.Data.Trim());
    }

    [GeneratedRegex("http[^<\"]+/pass/[^<\"]+")]
    private static partial Regex PassLink();
}
