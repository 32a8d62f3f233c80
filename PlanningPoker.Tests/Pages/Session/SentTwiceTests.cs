using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Pages.Session;

/// <summary>
/// A double click without JavaScript sends the form of one page twice. The second one changes nothing, whatever the form does: it names the
/// round, the story or the offer that it is for.
/// </summary>
public sealed class SentTwiceTests(TestServer server)
{
    /// <summary>Those that are pressed several times to do the same several times.</summary>
    static readonly string[] Repeated = ["addtime", "up", "down"];

    static readonly Dictionary<string, Func<PopulatedSession, Task>> States = new()
    {
        ["voting"] = session => VoteOnAsync(session, "s-1"),
        ["revealed"] = RevealAsync,
        ["the last story revealed"] = async session =>
        {
            await session.RunAsync(session.Host, new EstimateStory(new("s-1"), "5"));
            await VoteOnAsync(session, "s-2");
            await session.RunAsync(session.Host, new Reveal());
        },
        ["a quick vote after undoable changes"] = async session =>
        {
            await RevealAsync(session);
            await session.RunAsync(session.Host, new Reset());
            await session.RunAsync(session.Host, new DeleteStories(new StoryId("s-2")));
            await session.RunAsync(session.Host, new RemovePlayer(session.Other.Id));
        },
        ["a timer that runs, with a player who is skipped"] = async session =>
        {
            await VoteOnAsync(session, "s-1");
            await session.RunAsync(session.Host, new StartTimer(60));
            await session.RunAsync(session.Host, new SkipPlayer(session.Other.Id));
            await session.RunAsync(session.Host, new ParkStories(new StoryId("s-2")));
        },
    };

    /// <summary>Every state at the table, and those in which the other pages have the most buttons.</summary>
    public static TheoryData<string, string> EveryStateAndPage() =>
    [
        .. from state in States.Keys select (state, ""),
        .. from state in States.Keys.TakeLast(2) from page in (string[])["/stories", "/players"] select (state, page),
    ];

    [Theory, MemberData(nameof(EveryStateAndPage))]
    public async Task Every_button_of_a_page_that_is_pressed_twice_does_what_it_does_once(string state, string page)
    {
        var tried = new HashSet<string>();
        while (true)
        {
            var session = await PopulatedSession.CreateAsync(server);
            await States[state](session);
            var found = await ButtonsAsync(session, page);
            if (found.FirstOrDefault(button => !tried.Contains(button.Name)) is not { Name: { } name } button) break;
            tried.Add(name);
            await PostAsync(session, button);
            var once = await ReadAsync(session);

            await PostAsync(session, button);

            Assert.True(once == await ReadAsync(session), $"{name} was done twice.");
        }
        Assert.True(tried.Count > 5, $"Only {tried.Count} buttons.");
    }

    static async Task VoteOnAsync(PopulatedSession session, string story)
    {
        await session.RunAsync(session.Host, new StartStory(new(story)));
        foreach (var player in (TestPlayer[])[session.Host, session.Player]) await session.RunAsync(player, new Vote("5"));
    }

    static async Task RevealAsync(PopulatedSession session)
    {
        await VoteOnAsync(session, "s-1");
        await session.RunAsync(session.Host, new Reveal());
    }

    /// <summary>What a host's browser would send for each button, named alike in two sessions.</summary>
    async Task<List<(string Name, string Action, List<KeyValuePair<string, string>> Fields)>> ButtonsAsync(
        PopulatedSession session, string page)
    {
        using var response = await server.SendAsBrowserAsync(HttpMethod.Get, $"/s/{session.Code}{page}", session.Host);
        var document = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestTimeout.Token));
        var buttons = new List<(string, string, List<KeyValuePair<string, string>>)>();
        foreach (var button in document.QuerySelectorAll("button").OfType<IHtmlButtonElement>())
        {
            if (button.Type != "submit" || button.Form is not { } form) continue;
            var action = button.GetAttribute("formaction") ?? form.GetAttribute("action")!;
            if (!action.StartsWith($"s/{session.Code}/", StringComparison.Ordinal)) continue;
            var verb = action[$"s/{session.Code}/".Length..];
            if (Repeated.Contains(verb)) continue;
            var fields = document.QuerySelectorAll("input, textarea, select").Where(field => FormOf(field) == form)
                .SelectMany(FieldOf).ToList();
            if (button.Name is { Length: > 0 } name) fields.Add(new(name, button.Value));
            var which = verb == "undo" ? form.Id! : PlayerOf(session, button.Value);
            buttons.Add(($"{verb} {button.Name} {which}", action, fields));
        }
        return buttons;
    }

    static IHtmlFormElement? FormOf(IElement field) => field switch
    {
        IHtmlInputElement input => input.Form,
        IHtmlTextAreaElement text => text.Form,
        IHtmlSelectElement select => select.Form,
        _ => null,
    };

    static IEnumerable<KeyValuePair<string, string>> FieldOf(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" } => [],
        IHtmlInputElement input => [new(input.Name ?? "", input.Value)],
        IHtmlTextAreaElement text => [new(text.Name ?? "", text.Value.Length > 0 ? text.Value : "Typed")],
        IHtmlSelectElement select => [new(select.Name ?? "", select.Value ?? "")],
        _ => [],
    };

    /// <summary>Ids differ from session to session.</summary>
    static string PlayerOf(PopulatedSession session, string value) =>
        Enum.GetValues<TestRole>().Select(session.PlayerIn).FirstOrDefault(player => player.Id.Value == value)?.Name ?? value;

    async Task PostAsync(PopulatedSession session, (string Name, string Action, List<KeyValuePair<string, string>> Fields) button)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, button.Action) { Content = new FormUrlEncodedContent(button.Fields) };
        session.Host.SignAsBrowser(request);
        using var response = await server.Http.SendAsync(request, TestTimeout.Token);
        Assert.True((int)response.StatusCode < 500, $"{button.Name}: {response.StatusCode}");
    }

    /// <summary>All that everyone sees, the count of changes with it.</summary>
    static async Task<string> ReadAsync(PopulatedSession session)
    {
        JsonNode snapshot = await session.SnapshotAsync(session.Other);
        return snapshot.ToJsonString();
    }
}
