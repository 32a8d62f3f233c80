using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AngleSharp.Html.Parser;
using PlanningPoker.Tests.Server;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Tests.Contracts;

/// <summary>What the server and the scripts must agree on is defined by the server.</summary>
public class PageOptionsTests(TestServer server)
{
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
}
