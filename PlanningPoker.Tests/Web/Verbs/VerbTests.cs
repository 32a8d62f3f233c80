using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Web.Doors;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Texts;

namespace PlanningPoker.Tests.Web.Verbs;

/// <summary>verbs.md, walked over every door.</summary>
public sealed class VerbTests(TestServer server)
{
    public static TheoryData<string, Part, string> EveryVerbByEveryoneThroughEveryDoor() =>
    [
        .. from row in VerbTable.Rows
           from part in Enum.GetValues<Part>()
           from door in AllDoors.ByName.Keys
           select (row.Verb, part, door),
    ];

    [Theory, MemberData(nameof(EveryVerbByEveryoneThroughEveryDoor))]
    public async Task A_verb_answers_and_is_heard_as_the_table_says(string verb, Part part, string door)
    {
        var row = VerbTable.Rows.Single(row => row.Verb == verb);
        var cast = await Cast.AssembleAsync(server);
        await row.Before(cast);
        var (table, who) = (cast.ServerSession, cast.In(part));
        var before = await table.VersionAsync();
        await using var data = await table.ListenAsync(query: $"?since={before}");
        await using var fragments = await table.WatchAsync(query: $"?since={before}");

        if (await AllDoors.ByName[door].SendAsync(table, who, row.Command(cast)) is not { } answer) return;

        if (row.ReasonFor(part) is { } reason) await AssertRefusedAsync(answer, reason, table, before);
        else if (verb == "session:join" && part is Part.Player or Part.Other or Part.Observer or Part.Host) await AssertNothingNewAsync(answer, table, before);
        else await AssertHeardAsync(answer, row, cast, who, before, data, fragments);
    }

    [Fact]
    public void Every_command_has_its_wire_name_and_its_row()
    {
        // Which devices are one player is settled between browsers: scripts have their tokens, and there is nothing to hear.
        var names = typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Command)))
            .Select(type => ((Command)RuntimeHelpers.GetUninitializedObject(type)).Verb)
            .Where(name => !name.StartsWith("device:", StringComparison.Ordinal)).Distinct().Order().ToArray();
        Assert.Equal(names, PlanningPoker.Web.Api.Verbs.Names.Order());
        Assert.Equal(names, VerbTable.Rows.Select(row => row.Verb.Split(' ')[0]).Distinct().Order());
    }

    static async Task AssertRefusedAsync(DoorAnswer answer, Reason reason, ServerSession table, long before)
    {
        Assert.Equal(Problem.Of(reason).Status, answer.Status);
        if (answer.Code is { } code) Assert.Equal(Problem.CodeOf(reason), code);
        Assert.Contains(RefusalTexts.Of(reason), WebUtility.HtmlDecode(answer.Text), StringComparison.Ordinal);
        Assert.Equal(before, await table.VersionAsync());
    }

    static async Task AssertNothingNewAsync(DoorAnswer answer, ServerSession table, long before)
    {
        Assert.True(answer.IsDone, answer.Text);
        Assert.Equal(before, await table.VersionAsync());
    }

    static async Task AssertHeardAsync(DoorAnswer answer, VerbCase row, Cast cast, Person who, long before, Listener data, Listener fragments)
    {
        Assert.True(answer.IsDone, answer.Text);
        var told = await data.UntilAsync(row.Event);
        var shown = await fragments.UntilAsync(row.Event);
        Assert.Equal(told.Id, shown.Id);
        Assert.Equal(row.Event == "live:gone" ? null : before + 1, told.Id);
        AssertSame(JsonSerializer.SerializeToNode(row.Payload(cast, who))!, told.Json, row.Verb);
    }

    /// <summary>The same members with the same values, but for those that may be anything.</summary>
    static void AssertSame(JsonNode expected, JsonNode actual, string where)
    {
        var (wanted, got) = (expected.AsObject(), actual.AsObject());
        Assert.Equal(wanted.Select(member => member.Key).Order(), got.Select(member => member.Key).Order());
        foreach (var (name, value) in wanted)
            if (value?.ToJsonString() != "\"*\"") Assert.True(JsonNode.DeepEquals(value, got[name]), $"{where}, {name}: {got.ToJsonString()}");
    }
}
