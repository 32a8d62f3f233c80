using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Contracts;

/// <summary>The server defines the names and times that the scripts also need.</summary>
public partial class PageOptionsTests(TestServer server)
{
    /// <summary>Times that only the scripts know. Some are by chance equal to a time of the server.</summary>
    static readonly string[] OwnTimes =
    [
        "ANNOUNCED_MS", "ANSWER_TIMEOUT_MS", "DONE_MS", "EARLY_MS", "FIRST_COOLDOWN_MS", "HOLDING_MS", "JUMP_MS", "LATE_MODULE_MS",
        "LONG_SILENCE_MS", "LOST_MS", "OFFERED_MS", "OTHER_TAB_MS", "SHOWN_MS", "SLEPT_MS", "STEPS_MS", "TAP_MS", "WAITING_MS",
    ];

    /// <summary>The one allowed repetition: the kind of a toast about a vote is named like the verb.</summary>
    static readonly (string, string) ToastKind = ("toasts.js", "vote");

    static readonly PageFrames Frames = PageOptions.Current.Frames;

    [Fact]
    public void A_page_knows_every_event_of_a_session()
    {
        var events = typeof(SessionEvent).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(SessionEvent))).ToArray();
        Assert.NotEmpty(events);
        Assert.All(events, type => Assert.Contains(
            ((SessionEvent)RuntimeHelpers.GetUninitializedObject(type)).Name, Frames.WithPosition.Concat(Frames.WithoutPosition)));
    }

    [Fact]
    public void A_page_knows_every_other_frame()
    {
        var names = typeof(FrameNames).GetFields(BindingFlags.Static | BindingFlags.Public).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(names.Order(), Frames.WithoutPosition.Append(Frames.Sync).Order());
        Assert.Equal(FrameNames.Gone, new SessionDeleted(default).Name);
    }

    [Fact]
    public void Frames_about_the_connection_presence_and_my_own_regions_carry_no_position_and_all_others_do()
    {
        Assert.All(Frames.Control, name => Assert.StartsWith("live:", name, StringComparison.Ordinal));
        Assert.Equal(["me:changed", "presence:changed"], Frames.WithoutPosition.Except(Frames.Control).Order());
        Assert.DoesNotContain(Frames.WithPosition, name =>
            name.StartsWith("live:", StringComparison.Ordinal) || Frames.WithoutPosition.Contains(name));
    }

    [Fact]
    public async Task Every_page_of_a_session_carries_the_options_and_texts()
    {
        var session = await ServerSession.OpenAsync(server);
        foreach (var path in (string[])["", "/stories", "/players", "/settings"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{session.Code}{path}");
            session.Host.SignAsBrowser(request);
            using var answer = await server.Http.SendAsync(request, TestTimeout.Token);
            var page = await new HtmlParser()
                .ParseDocumentAsync(await answer.Content.ReadAsStringAsync(TestTimeout.Token), TestTimeout.Token);
            var shell = page.GetElementById("connection")!;
            Assert.Equal(PageOptions.Json, shell.GetAttribute("data-options"));
            Assert.Equal(JsonSerializer.Serialize(PlanningPoker.Web.Texts.PageTexts.Current, Json.Options),
                shell.GetAttribute("data-texts"));
        }
    }

    [Fact]
    public void The_script_repeats_no_name()
    {
        var names = Leaves(JsonNode.Parse(PageOptions.Json)!).OfType<string>().Distinct().ToArray();
        Assert.Contains("Poker-Version", names);
        Assert.All(Scripts.Files, file => Assert.DoesNotContain(names, name =>
            (file.Name, name) != ToastKind && file.Code.Contains($"'{name}'", StringComparison.Ordinal)));
        Assert.All(Scripts.Files.Where(file => file.Name != "events.js"), file => Assert.DoesNotMatch(EventName(), file.Code));
    }

    [Fact]
    public void The_script_repeats_no_number()
    {
        var numbers = Leaves(JsonNode.Parse(PageOptions.Json)!).OfType<int>().ToHashSet();
        var repeated =
            from file in Scripts.Files
            from line in file.Code.Split('\n')
            where NumbersIn(line).Any(numbers.Contains)
            where !OwnTimes.Any(own => line.StartsWith($"const {own} =", StringComparison.Ordinal))
            select $"{file.Name}: {line.Trim()}";
        Assert.Empty(repeated);
    }

    static IEnumerable<int> NumbersIn(string line) => Number().Matches(line)
        .Select(number => int.Parse(number.Value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));

    static IEnumerable<object> Leaves(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value!)),
        JsonArray items => items.SelectMany(item => Leaves(item!)),
        JsonValue value when value.TryGetValue<int>(out var number) => [number],
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    [GeneratedRegex("'[a-z]+:[a-z:]+'")]
    private static partial Regex EventName();

    [GeneratedRegex(@"\b\d[\d_]{2,8}\b")]
    private static partial Regex Number();
}
