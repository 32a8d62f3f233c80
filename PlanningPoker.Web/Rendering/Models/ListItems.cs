using PlanningPoker.Web.Texts;

namespace PlanningPoker.Web.Rendering.Models;

/// <summary>A row of the players' list.</summary>
/// <param name="Code">Of the session.</param>
/// <param name="Player">The player.</param>
/// <param name="NameEnd">The length of the end of the name that is never left out.</param>
/// <param name="Place">Which of the places round the table it has, from 1; null for an observer, and in a group that has a grid.</param>
public sealed record PlayerListItem(SessionCode Code, PlayerView Player, int NameEnd, int? Place)
{
    /// <summary>How many places a round table has: <c>seats.css</c> knows where each of them is.</summary>
    const int MostPlaces = 18;

    /// <summary>
    /// Whether it is the row of the player whose page it is. A frame, which is the same for all, does not say so: a script marks the row.
    /// </summary>
    public bool IsYou { get; init; }

    public string FirstOfName => Player.Name[..^NameEnd];

    public string LastOfName => Player.Name[^NameEnd..];

    /// <summary>How many places the table has; null if there are too many voters to sit round it.</summary>
    public static int? PlacesOf(PublicView view) =>
        view.Players.Count(player => player.Role is Role.Voter) is var voters and <= MostPlaces ? voters : null;

    /// <summary>Every row, in the order of the seats.</summary>
    public static IEnumerable<PlayerListItem> AllOf(PublicView view)
    {
        var isRound = PlacesOf(view) is not null;
        var place = 0;
        foreach (var (player, nameEnd) in view.Players.Zip(view.NameEnds))
            yield return new(view.Code, player, nameEnd, isRound && player.Role is Role.Voter ? ++place : null);
    }
}

/// <summary>The players.</summary>
/// <param name="View">The table.</param>
/// <param name="You">The player whose page it is; null in a frame.</param>
public sealed record PlayerList(PublicView View, PlayerId? You = null)
{
    public IEnumerable<PlayerListItem> Rows => PlayerListItem.AllOf(View).Select(row => row with { IsYou = row.Player.Id == You });
}

/// <summary>A row of the backlog.</summary>
/// <param name="Code">Of the session.</param>
/// <param name="Story">The story.</param>
/// <param name="Group">The group it is in.</param>
/// <param name="Address">Where its key leads to; null for nowhere.</param>
public sealed record StoryListItem(SessionCode Code, Story Story, StoryGroup Group, string? Address)
{
    public StoryKey Key => new(Story.Key, Address);

    /// <summary>Whether both rows are rendered alike.</summary>
    public bool LooksLike(StoryListItem other) => this with { Story = other.Story } == other && Story.LooksLike(other.Story);
}

/// <summary>A story's key.</summary>
/// <param name="Key">The key; null for a story without one.</param>
/// <param name="Address">Where it leads to; null for nowhere.</param>
public sealed record StoryKey(string? Key, string? Address)
{
    public static StoryKey Of(Story story, Settings settings) => new(story.Key, settings.AddressOf(story));
}

static class ShownStories
{
    /// <summary>Whether two stories look alike in the backlog and on the table, where the description is a region of its own.</summary>
    public static bool LooksLike(this Story? story, Story? other) => ReferenceEquals(story, other)
        || (story is not null && other is not null
            && story with
            {
                Rank = other.Rank,
                Rounds = other.Rounds,
                Description = other.Description,
                UndoId = other.UndoId,
            } == other);
}

/// <summary>The heading of a group of the backlog.</summary>
/// <param name="Group">The group.</param>
/// <param name="Count">How many stories it has.</param>
public sealed record GroupHead(StoryGroup Group, int Count)
{
    public string Id => IdOf(Group);

    public static GroupHead Of(PublicView view, StoryGroup group) => new(group, view.Backlog.In(group).Length);

    public static string IdOf(StoryGroup group) => $"head-{group.ToString().ToLowerInvariant()}";
}

/// <summary>How far the backlog is estimated.</summary>
/// <param name="Estimated">How many stories have an estimate.</param>
/// <param name="Count">How many there are, without the parked ones.</param>
/// <param name="Points">The sum of the estimates that are numbers; null when none is.</param>
/// <param name="TimeLeft">How long the rest will take, as text; null while that is not known.</param>
public sealed record Pace(int Estimated, int Count, decimal? Points, string? TimeLeft)
{
    public static Pace Of(PublicView view) => new(
        view.Backlog.EstimatedCount, view.Backlog.Count, view.Backlog.Points,
        view.TimeLeft is { } time ? TableTexts.LabelOf(time) : null);
}
