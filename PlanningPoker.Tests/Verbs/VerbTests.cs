using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;
using PlanningPoker.Tests.Verbs.EntryPoints;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Verbs;

/// <summary>Tries every verb in every role through every entry point.</summary>
public sealed class VerbTests(TestServer server)
{
    public static TheoryData<string, TestRole, string> EveryVerbRoleAndEntryPoint() =>
    [
        .. from row in VerbTable.Rows
           from role in Enum.GetValues<TestRole>()
           from entryPoint in AllEntryPoints.ByName.Keys
           select (row.Verb, role, entryPoint),
    ];

    [Theory, MemberData(nameof(EveryVerbRoleAndEntryPoint))]
    public async Task Every_verb_answers_and_publishes_as_the_table_says(string verb, TestRole role, string entryPoint)
    {
        var row = VerbTable.Rows.Single(row => row.Verb == verb);
        var session = await PopulatedSession.CreateAsync(server);
        await row.Before(session);
        var player = session.PlayerIn(role);
        var before = await session.VersionAsync();
        await using var data = await session.OpenApiStreamAsync(query: $"?since={before}");
        await using var fragments = await session.OpenPageStreamAsync(query: $"?since={before}");

        if (await AllEntryPoints.ByName[entryPoint].SendAsync(session, player, row.Command(session)) is not { } answer) return;

        if (row.RefusalFor(role) is { } refusal) await AssertRefusedAsync(answer, refusal, session, before);
        else if (verb == "session:join" && role is TestRole.Player or TestRole.Other or TestRole.Observer or TestRole.Host)
            await AssertUnchangedAsync(answer, session, before);
        else await AssertPublishedAsync(answer, row, session, player, before, data, fragments);
    }

    public static TheoryData<string, string> EveryVerbThatNeedsAnOpenSession() =>
    [
        .. from row in VerbTable.Rows
           where row.Verb is not ("session:end" or "session:reopen" or "session:delete")
           from entryPoint in AllEntryPoints.ByName.Keys
           select (row.Verb, entryPoint),
    ];

    [Theory, MemberData(nameof(EveryVerbThatNeedsAnOpenSession))]
    public async Task After_the_end_those_who_might_run_a_verb_are_told_that_the_session_has_ended(string verb, string entryPoint)
    {
        var row = VerbTable.Rows.Single(row => row.Verb == verb);
        var session = await PopulatedSession.CreateAsync(server);
        await row.Before(session);
        await session.RunAsync(session.Host, new EndSession());
        var player = row.Permission switch
        {
            Permission.Anyone => TestPlayer.Stranger,
            Permission.Offered => session.Player,
            _ => session.Host,
        };
        var before = await session.VersionAsync();

        if (await AllEntryPoints.ByName[entryPoint].SendAsync(session, player, row.Command(session)) is not { } answer) return;

        // A vote that is lost is told with its face.
        var vote = row.Command(session) as Vote;
        var refusal = new Refusal(Reason.SessionEnded) { Value = vote?.Value, LostReason = vote?.Reason };
        await AssertRefusedAsync(answer, refusal, session, before);
    }

    [Fact]
    public void Every_command_has_its_wire_name_and_its_row()
    {
        // Only browsers link devices: scripts have their tokens, and nothing is published.
        var names = typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PlayerCommand)))
            .Select(type => ((Command)RuntimeHelpers.GetUninitializedObject(type)).Verb)
            .Where(name => !name.StartsWith("device:", StringComparison.Ordinal)).Distinct().Order().ToArray();
        Assert.Equal(names, PlanningPoker.Web.Api.Verbs.Names.Order());
        Assert.Equal(names, VerbTable.Rows.Select(row => row.Verb.Split(' ')[0]).Distinct().Order());
    }

    static async Task AssertRefusedAsync(CommandAnswer answer, Refusal refusal, ServerSession session, long before)
    {
        Assert.Equal(Problem.Of(refusal).Status, answer.Status);
        if (answer.Code is { } code) Assert.Equal(Problem.CodeOf(refusal.Reason), code);
        Assert.Contains(RefusalTexts.Of(refusal), WebUtility.HtmlDecode(answer.Text), StringComparison.Ordinal);
        Assert.Equal(before, await session.VersionAsync());
    }

    static async Task AssertUnchangedAsync(CommandAnswer answer, ServerSession session, long before)
    {
        Assert.True(answer.IsDone, answer.Text);
        Assert.Equal(before, await session.VersionAsync());
    }

    static async Task AssertPublishedAsync(
        CommandAnswer answer, VerbCase row, PopulatedSession session, TestPlayer player, long before,
        EventStreamClient data, EventStreamClient fragments)
    {
        Assert.True(answer.IsDone, answer.Text);
        var published = await data.ReadUntilAsync(row.Event);
        var shown = await fragments.ReadUntilAsync(row.Event);
        Assert.Equal(published.Id, shown.Id);
        Assert.Equal(row.Event == "live:gone" ? null : before + 1, published.Id);
        AssertSame(JsonSerializer.SerializeToNode(row.Payload(session, player))!, published.Json, row.Verb);
    }

    /// <summary>Compares all members; an expected value of <c>"*"</c> matches any value.</summary>
    static void AssertSame(JsonNode expected, JsonNode actual, string where)
    {
        var (wanted, got) = (expected.AsObject(), actual.AsObject());
        Assert.Equal(wanted.Select(member => member.Key).Order(), got.Select(member => member.Key).Order());
        foreach (var (name, value) in wanted)
            if (value?.ToJsonString() != "\"*\"") Assert.True(
                JsonNode.DeepEquals(value, got[name]), $"{where}, {name}: {got.ToJsonString()}");
    }
}
