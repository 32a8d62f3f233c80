using System.Text.RegularExpressions;
using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Core;
using static PlanningPoker.Tests.Data.Store.StoreSteps;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>Only changed rows are written.</summary>
public sealed partial class WritingTests : DatabaseTest
{
    readonly WriteLog log = new();

    public static TheoryData<string, string, Command, string[]> Verbs => new()
    {
        { "a first vote", "Bob", new Vote("5"), ["INSERT Votes", "UPDATE Sessions(ActiveAt, Mark, Stamp, Version)"] },
        { "a changed vote", "Ann", new Vote("8"),
            ["UPDATE Sessions(ActiveAt, Mark, Stamp)", "UPDATE Votes(Face, Rev)"] },
        { "a retracted vote", "Ann", new Retract(),
            ["UPDATE Sessions(ActiveAt, Mark, Stamp, Version)", "UPDATE Votes(Face, Rev)"] },
        { "a reveal", "Ann", new Reveal(),
            ["INSERT UndoOffers", "UPDATE Rounds(RevealedAt)", "UPDATE Sessions(ActiveAt, DueAt, Mark, Stamp, Version)",
                "UPDATE Stories(Rounds)"] },
        { "a round that is left", "Ann", new Reset(),
            ["INSERT Rounds", "INSERT UndoOffers", "UPDATE Sessions(ActiveAt, DueAt, Mark, Stamp, Version)"] },
        { "a join", "Cleo", new Join("Cleo"), ["INSERT Devices", "INSERT Players", "UPDATE Sessions(ActiveAt, Mark, Stamp, Version)"] },
        { "a device link", "Bob", new CreateDeviceLink(new(SampleSession.DeviceOf("pass").Value)),
            ["UPDATE Players(PassExpiresAt, PassHash)", "UPDATE Sessions(ActiveAt, DueAt, Mark, Stamp)"] },
        { "an edit", "Ann", new EditStory(new StoryId("two"), Title: "New"),
            ["UPDATE Sessions(ActiveAt, Mark, Stamp, Version)", "UPDATE Stories(Title)"] },
        { "a move", "Ann", new MoveStory(new StoryId("two"), 0),
            ["UPDATE Sessions(ActiveAt, Mark, Stamp, Version)", "UPDATE Stories(Rank)"] },
        { "a deleted story", "Ann", new DeleteStories(new StoryId("two")),
            ["INSERT UndoOffers", "UPDATE Sessions(ActiveAt, DueAt, Mark, Stamp, Version)", "UPDATE Stories(Deleted, UndoId)"] },
        { "a player leaves", "Bob", new Leave(), ["UPDATE Players(Seating)", "UPDATE Sessions(ActiveAt, Mark, Stamp, Version)"] },
        { "a new name", "Ann", new UpdateSession("New"), ["UPDATE Sessions(ActiveAt, Mark, Name, Stamp, Version)"] },
    };

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_command_writes_only_the_rows_it_changed(string what, string player, Command command, string[] expected)
    {
        var store = Database.Store(options => options.AddInterceptors(log));
        var session = await AddAsync(store);
        foreach (var (name, earlier) in new (string, Command)[]
        {
            ("Bob", new Join("Bob")), ("Ann", new CreateStory("one", "One")), ("Ann", new CreateStory("two", "Two")),
                ("Ann", new StartStory(new StoryId("one"))), ("Ann", new Vote("5")),
        })
            session = await SaveAsync(store, session, name, earlier);
        log.Statements.Clear();

        await SaveAsync(store, session, player, command);

        Assert.True(expected.SequenceEqual(log.Statements.Select(SummaryOf).Order(StringComparer.Ordinal)),
            $"{what}: {string.Join(" | ", log.Statements)}");
    }

    [Fact]
    public async Task The_500th_vote_needs_no_more_statements_than_the_first()
    {
        var store = Database.Store(options => options.AddInterceptors(log));
        var session = SampleSession.Open();
        for (var i = 1; i < 500; i++) session = session.After($"P{i}", new Join($"P{i}"));
        session = session.After("Ann", SampleImport.Of(1000));
        for (var i = 1; i < 499; i++) session = session.After($"P{i}", new Vote("5"));
        Assert.True(await store.AddAsync(session));
        log.Statements.Clear();

        await SaveAsync(store, session, "P499", new Vote("5"));

        Assert.Equal(2, log.Statements.Count);
    }

    static string SummaryOf(string sql)
    {
        var columns = Set().Matches(sql).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);
        return Verb().Match(sql) is { Success: true } verb
            ? verb.Groups[1].Value + " " + verb.Groups[2].Value + (
                sql.StartsWith("UPDATE", StringComparison.Ordinal) ? $"({string.Join(", ", columns)})" : "")
            : sql;
    }

    [GeneratedRegex("^(INSERT|UPDATE|DELETE)(?: INTO| FROM)? \"(\\w+)\"")]
    private static partial Regex Verb();

    [GeneratedRegex("\"(\\w+)\" = (?:x?'[^']*'|[^',\\s]+)(?=,|\\s+WHERE)")]
    private static partial Regex Set();
}
