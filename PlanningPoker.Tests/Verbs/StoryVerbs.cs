using PlanningPoker.Core.Commands;
using PlanningPoker.Tests.Server;

namespace PlanningPoker.Tests.Verbs;

/// <summary>The rows of <see cref="VerbTable"/> about the backlog.</summary>
static class StoryVerbs
{
    static readonly StoryId First = new("s-1"), Second = new("s-2");

    public static IReadOnlyList<VerbCase> Rows { get; } =
    [
        new("story:create", Permission.Hosts, _ => new CreateStory("s-3", "Third", "US-3", "why", "https://example.org/3"), "story:created",
            (_, _) => new { stories = new[] { new { storyId = "s-3", key = "US-3", title = "Third", url = "https://example.org/3",
                position = 2, parked = false } } }),
        new("story:create by everyone", Permission.Seated, _ => new CreateStory("s-3", "Third"), "story:created",
            (_, _) => new { stories = "*" })
        {
            Before = EveryoneManages,
        },
        new("story:delete by everyone", Permission.Seated, _ => new DeleteStories(First), "story:deleted",
            (_, _) => new { storyId = "s-1", round = 1, undoId = "*", undoUntil = "*" })
        {
            Before = EveryoneManages,
        },
        new("story:import by everyone", Permission.Seated, _ => new ImportStories([new(1, new("Third"))]), "story:created",
            (_, _) => new { stories = "*" })
        {
            Before = EveryoneManages,
        },
        new("story:update fields by everyone", Permission.Seated, _ => new EditStory(Second, "Second to none"), "story:updated",
            (_, _) => new { storyId = "s-2", key = "*", title = "Second to none", url = (string?)null, position = 1, parked = false })
        {
            Before = EveryoneManages,
        },
        new("story:update position by everyone", Permission.Seated, _ => new MoveStory(Second, 0), "story:moved",
            (_, _) => new { storyId = "s-2", position = 0 }) { Before = EveryoneManages },
        // The estimate stays with the hosts.
        new("story:update estimate where everyone manages stories", Permission.Hosts, _ => new EstimateStory(First, "8", 1),
            "story:estimated", (_, _) => new { storyId = "s-1", estimate = "8" }) { Before = EveryoneManages },
        new("story:park by everyone", Permission.Seated, _ => new ParkStories(First, Second), "story:updated",
            (_, _) => new { stories = "*", undoId = "*", undoUntil = "*" }) { Before = EveryoneManages },
        new("story:unpark by everyone", Permission.Seated, _ => new UnparkStories(Second), "story:updated",
            (_, _) => new { storyId = "s-2", key = (string?)null, title = "Second", url = (string?)null, position = 1, parked = false })
        {
            Before = async session =>
            {
                await EveryoneManages(session);
                await session.RunAsync(session.Host, new ParkStories(Second));
            },
        },
        new("story:import", Permission.Hosts, _ => new ImportStories([new(1, new("Third")), new(2, new("Fourth"))]), "story:created",
            (_, _) => new { stories = "*" }),
        new("story:update fields", Permission.Hosts, _ => new EditStory(First, "First of all"), "story:updated",
            (_, _) => new { storyId = "s-1", key = "*", title = "First of all", url = (string?)null, position = 0,
                parked = false }),
        new("story:update fields that were shown", Permission.Hosts,
            _ => new EditStory(First, "First of all") { Was = new("First", "US-1") }, "story:updated",
            (_, _) => new { storyId = "s-1", key = "US-1", title = "First of all", url = (string?)null, position = 0, parked = false }),
        new("story:update fields that have changed since", Permission.Hosts,
            _ => new EditStory(First, "First of all") { Was = new("The first", "US-1") }, "", (_, _) => new { })
        {
            Refused = Conflict(new("title", "First of all", "First")),
        },
        new("story:update position", Permission.Hosts, _ => new MoveStory(Second, 0), "story:moved",
            (_, _) => new { storyId = "s-2", position = 0 }),
        new("story:update estimate", Permission.Hosts, _ => new EstimateStory(First, "8", 1), "story:estimated",
            (_, _) => new { storyId = "s-1", estimate = "8" }),
        new("story:update estimate that was shown", Permission.Hosts, _ => new EstimateStory(First, "8", 1) { Was = "5" },
            "story:estimated", (_, _) => new { storyId = "s-1", estimate = "8" }) { Before = Estimate },
        new("story:update estimate that has changed since", Permission.Hosts, _ => new EstimateStory(First, "8", 1) { Was = "8" },
            "", (_, _) => new { }) { Before = Estimate, Refused = Conflict(new("estimate", "8", "5")) },
        new("story:park", Permission.Hosts, _ => new ParkStories(Second), "story:updated",
            (_, _) => new { storyId = "s-2", key = (string?)null, title = "Second", url = (string?)null, position = 1, parked = true,
                undoId = "*", undoUntil = "*" }),
        new("story:park several", Permission.Hosts, _ => new ParkStories(First, Second), "story:updated",
            (_, _) => new { stories = "*", undoId = "*", undoUntil = "*" }),
        new("story:unpark", Permission.Hosts, _ => new UnparkStories(Second), "story:updated",
            (_, _) => new { storyId = "s-2", key = (string?)null, title = "Second", url = (string?)null, position = 1, parked = false })
        {
            Before = session => session.RunAsync(session.Host, new ParkStories(Second)),
        },
        new("story:delete", Permission.Hosts, _ => new DeleteStories(First), "story:deleted",
            (_, _) => new { storyId = "s-1", round = 1, undoId = "*", undoUntil = "*" }),
        new("story:delete several", Permission.Hosts, _ => new DeleteStories(First, Second), "story:deleted",
            (_, _) => new { storyIds = new[] { "s-1", "s-2" }, round = 1, undoId = "*", undoUntil = "*" }),
        new("story:start", Permission.Hosts, _ => new StartStory(First, 1), "story:started", (_, _) => new { storyId = "s-1", round = 2 }),
        new("story:start with an estimate", Permission.Hosts, _ => new StartStory(Second, 2, "8"), "story:started",
            (_, _) => new { storyId = "s-2", round = 3, estimated = new { storyId = "s-1", estimate = "8" } })
        {
            Before = session => session.RunAsync(session.Host, new StartStory(First)),
        },
        new("story:start with an estimate in place of another", Permission.Hosts,
            _ => new StartStory(Second, 2, "8") { EstimateWas = "3" }, "", (_, _) => new { })
        {
            Refused = Conflict(new("estimate", "8", "5")),
            Before = async session =>
            {
                await Estimate(session);
                await session.RunAsync(session.Host, new StartStory(First));
            },
        },
    ];

    static Refusal Conflict(FieldConflict conflict) => new(Reason.Conflict) { Conflicts = [conflict] };

    static async Task Estimate(PopulatedSession session) => await session.RunAsync(session.Host, new EstimateStory(First, "5"));

    public static async Task EveryoneManages(PopulatedSession session) =>
        await session.RunAsync(session.Host, new UpdateSession(Settings: new(WhoManagesStories: "everyone")));
}
