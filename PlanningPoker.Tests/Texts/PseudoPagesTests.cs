using System.Text.RegularExpressions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Pages.Dev;
using PlanningPoker.Web.Rendering.Models;

namespace PlanningPoker.Tests.Texts;

/// <summary>Every page and every state of the table in a language that nobody speaks: what is still in English was not looked up.</summary>
public partial class PseudoPagesTests(PseudoServer pseudo) : IClassFixture<PseudoServer>
{
    static readonly string[] Pages =
    [
        "", "?follow", "?pause", "?end", "/stories", "/stories?edit=s1", "/players", "/players?saved", "/settings", "/settings?saved",
        "/device",
    ];

    public static TheoryData<string> States => [.. Scenes.Names];

    [Theory, MemberData(nameof(States))]
    public async Task No_state_of_the_table_has_a_bare_word(string state)
    {
        var typed = TypedIn(Scenes.Of(state)!.Session);
        typed.UnionWith([state, $"{pseudo.Server.Address}s/K7QF-92MX-4TRA"]);
        var (_, html) = await pseudo.GetAsync($"/dev/gallery/{state}");
        NoneIn(html, typed);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/s/not-a-code")]
    [InlineData("/nowhere")]
    [InlineData("/nowhere?ended")]
    public async Task No_page_for_strangers_has_a_bare_word(string address) => NoneIn((await pseudo.GetAsync(address)).Html, []);

    [Fact]
    public async Task No_page_of_a_session_has_a_bare_word()
    {
        var (table, player, observer) = await TableAsync();
        var typed = await TypedAsync(table);
        foreach (var who in (TestPlayer?[])[table.Host, player, observer, null])
            foreach (var page in Pages)
                NoneIn((await pseudo.GetAsync($"/s/{table.Code}{page}", who)).Html, typed);
    }

    [Fact]
    public async Task No_refused_form_has_a_bare_word()
    {
        var (table, player, _) = await TableAsync();
        var typed = await TypedAsync(table);
        var session = $"/s/{table.Code}";
        (string Address, TestPlayer? Who, (string, string)[] Fields)[] forms =
        [
            ("/", null, [("name", ""), ("hostName", "")]),
            ($"{session}/join", null, [("name", "Χάνα")]),
            ($"{session}/players/me", player, [("name", "Χάνα"), ("role", "voter")]),
            ($"{session}/settings/save", table.Host, [("name", "Ομάδα"), ("deck", "custom"), ("cards", "1")]),
            ($"{session}/settings/delete", table.Host, []),
            ($"{session}/stories/edit", table.Host, [("storyId", "s1"), ("title", "")]),
            ($"{session}/stories/import", table.Host, [("lines", " ")]),
            ($"{session}/vote", player, [("value", "99")]),
            ($"{session}/nothing", player, []),
        ];
        foreach (var (address, who, fields) in forms) NoneIn((await pseudo.PostAsync(address, who, fields)).Html, typed);
    }

    [Fact]
    public async Task No_answer_of_a_form_has_a_bare_word()
    {
        var (table, _, _) = await TableAsync();
        var typed = await TypedAsync(table);
        typed.UnionWith(["Νέα", "Κι άλλη", new string('α', 199)]);
        var lines = $"Νέα\nΚι άλλη\n{new string('α', 300)}";
        NoneIn((await pseudo.PostAsync($"/s/{table.Code}/stories/import", table.Host, ("lines", lines))).Html, typed);
        NoneIn((await pseudo.PostAsync($"/s/{table.Code}/deletestory", table.Host, ("storyId", "s1"))).Html, typed);
    }

    [Fact]
    public async Task No_page_about_devices_has_a_bare_word()
    {
        var (table, player, _) = await TableAsync();
        var typed = await TypedAsync(table);
        var made = (await pseudo.PostAsync($"/s/{table.Code}/device", table.Host)).Html;
        var link = PassLink().Match(made).Value;
        NoneIn(made, [.. typed, link]);
        var pass = link[link.IndexOf("/s/", StringComparison.Ordinal)..];
        foreach (var who in (TestPlayer?[])[player, table.Host, null]) NoneIn((await pseudo.GetAsync(pass, who)).Html, typed);
        foreach (var who in (TestPlayer?[])[player, null]) NoneIn((await pseudo.GetAsync($"{pass}x", who)).Html, typed);
    }

    [Fact]
    public async Task Who_was_removed_is_told_in_their_language()
    {
        var (table, player, _) = await TableAsync();
        await table.RunAsync(table.Host, new RemovePlayer(player.Id));
        NoneIn((await pseudo.GetAsync($"/s/{table.Code}", player)).Html, await TypedAsync(table));
    }

    static void NoneIn(string html, HashSet<string> typed)
    {
        Assert.Contains("lang=\"qps-ploc\"", html, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(BareWords.In(html, typed));
    }

    /// <summary>A team that writes Greek, in the middle of a round.</summary>
    async Task<(ServerSession Table, TestPlayer Player, TestPlayer Observer)> TableAsync()
    {
        var table = await ServerSession.OpenAsync(pseudo.Server, "Χάνα");
        var (player, observer) = (await table.JoinAsync("Πέτρος"), await table.JoinAsync("Όλγα", Role.Observer));
        await table.RunAsync(table.Host, new CreateStory("s1", "Σύνδεση", "ΑΒ-1", "Με κωδικό", "https://tracker.example/1"));
        await table.RunAsync(table.Host, new CreateStory("s2", "Έξοδος"));
        await table.RunAsync(table.Host, new StartStory(new("s1")));
        await table.RunAsync(player, new Vote("5"));
        await table.RunAsync(table.Host, new Reveal());
        return (table, player, observer);
    }

    async Task<HashSet<string>> TypedAsync(ServerSession table) =>
        [.. TypedIn((await SessionAsync(table))!), $"{pseudo.Server.Address}s/{table.Code}"];

    async Task<PokerSession?> SessionAsync(ServerSession table) =>
        await ((Sessions)pseudo.Server.Services.GetService(typeof(Sessions))!).FindAsync(table.Id, TestTimeout.Token);

    static HashSet<string> TypedIn(PokerSession session) =>
    [
        session.Name, $"{session.Code}",
        .. session.Players.SelectMany(player => (string[])[player.Name, player.Name.Initial()]),
        .. session.Stories.SelectMany(story => (string?[])[story.Key, story.Title, story.Description, story.Url]).OfType<string>(),
        .. session.Deck.Cards.Select(card => card.Face),
    ];

    [GeneratedRegex("http[^<\"]+/pass/[^<\"]+")]
    private static partial Regex PassLink();
}
