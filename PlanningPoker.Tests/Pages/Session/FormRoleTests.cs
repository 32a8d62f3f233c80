using System.Net;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Pages.Session;

/// <summary>The forms that run a command in a way of their own, which the table of verbs does not send, by every role.</summary>
public sealed class FormRoleTests(TestServer server)
{
    static readonly Dictionary<string, (string Action, (string Name, string Value)[] Fields, bool IsForManagers)> Forms = new()
    {
        ["Move to place 1"] = ("move", [("storyId", "s-4"), ("place", "1")], true),
        ["Move to the top"] = ("top", [("storyId", "s-4")], true),
        ["Move up"] = ("up", [("storyId", "s-4")], true),
        ["Move down"] = ("down", [("storyId", "s-2")], true),
        ["Add again"] = ("stories/addagain", [("storyId", "s-9"), ("id", "s-3"), ("title", "Third")], true),
        ["Add a pasted list"] = ("addstory", [("title", "Third\r\nFourth")], true),
        ["Save and go on"] = ("next", [("storyId", "s-2"), ("round", "2"), ("estimate", "5")], false),
        ["Go on without saving"] = ("next", [("storyId", "s-2"), ("round", "2")], false),
        ["Take the tracker"] = ("stories/tracker", [("tracker", "https://tracker.example/browse/{key}")], false),
        ["Answer the offer"] = ("autoreveal", [("autoReveal", "true")], false),
    };

    public static TheoryData<string, TestRole, bool> EveryFormByEveryRole() =>
    [
        .. from form in Forms.Keys
           from role in Enum.GetValues<TestRole>()
           from doesEveryoneManage in (bool[])[false, true]
           select (form, role, doesEveryoneManage),
    ];

    [Theory, MemberData(nameof(EveryFormByEveryRole))]
    public async Task A_form_is_taken_from_those_who_may_send_it(string form, TestRole role, bool doesEveryoneManage)
    {
        var session = await PopulatedSession.CreateAsync(server);
        if (doesEveryoneManage) await session.RunAsync(session.Host, new UpdateSession(Settings: new(WhoManagesStories: "everyone")));
        await session.RunAsync(session.Host, new CreateStory("s-4", "Fourth"));
        await session.RunAsync(session.Host, new StartStory(new("s-1")));
        var before = await session.SnapshotAsync();
        var (action, fields, isForManagers) = Forms[form];

        using var answer = await server.SendAsBrowserAsync(HttpMethod.Post, $"/s/{session.Code}/{action}", session.PlayerIn(role), fields);

        var mayChange = role is TestRole.Host
            || (isForManagers && doesEveryoneManage && role is TestRole.Player or TestRole.Other or TestRole.Observer);
        var reason = role switch
        {
            _ when mayChange => (Reason?)null,
            TestRole.Stranger => Reason.NotJoined,
            TestRole.Removed => Reason.Removed,
            _ => Reason.NotHost,
        };
        Assert.Equal(reason is { } why ? Problem.CodeOf(why) : null, RefusalOf(answer));
        Assert.Equal(mayChange, !JsonNode.DeepEquals(before, await session.SnapshotAsync()));
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther == mayChange, $"{answer.StatusCode}");
    }

    static string? RefusalOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues(PageNames.RefusalHeader, out var codes) ? codes.Single() : null;
}
