using System.Collections.Immutable;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;
using PlanningPoker.Web.Transfer;

namespace PlanningPoker.Web.Api;

/// <summary>
/// A change of one story: its fields, its position (from 0) or its estimate, and only one of these. A member that is left out does not
/// change; null and the empty text clear it.
/// </summary>
sealed record StoryPatch : ICommandBody
{
    public StoryId StoryId { get; init; }
    public string? Title { get; init => field = value ?? ""; }
    public string? Key { get; init => field = value ?? ""; }
    public string? Description { get; init => field = value ?? ""; }
    public string? Url { get; init => field = value ?? ""; }
    public int? Position { get; init; }
    public string? Estimate { get; init => field = value ?? ""; }

    /// <summary>The round that the estimate comes from.</summary>
    public int? Round { get; init; }

    /// <summary>The fields as they were shown: one that somebody else has changed since is refused instead of overwritten.</summary>
    public StoryFields? Was { get; init; }

    public Result<PlayerCommand> ToCommand() => (Title ?? Key ?? Description ?? Url, Position, Estimate) switch
    {
        (not null, null, null) => new EditStory(StoryId, Title, Key, Description, Url) { Was = Was?.ToDraft() },
        (null, { } position, null) => new MoveStory(StoryId, position),
        (null, null, { } estimate) => new EstimateStory(StoryId, estimate, Round) { Was = Was?.Estimate },
        _ => Reason.BadRequest,
    };
}

/// <summary>What was shown of a story. A member that is left out says nothing; null and the empty text were an empty field.</summary>
sealed record StoryFields : IBodyPart
{
    public string? Title { get; init => field = value ?? ""; }
    public string? Key { get; init => field = value ?? ""; }
    public string? Description { get; init => field = value ?? ""; }
    public string? Url { get; init => field = value ?? ""; }
    public string? Estimate { get; init => field = value ?? ""; }

    public StoryDraft ToDraft() => new(Title, Key, Description, Url);
}

/// <summary>The stories that a command acts on: one of the two members.</summary>
abstract record StoryList : ICommandBody
{
    public StoryId? StoryId { get; init; }
    public StoryId[]? StoryIds { get; init; }

    public Result<PlayerCommand> ToCommand() => (StoryId, StoryIds) switch
    {
        ({ } only, null) => CommandFor([only]),
        (null, { Length: > 0 } several) => CommandFor([.. several]),
        _ => Reason.BadRequest,
    };

    protected abstract PlayerCommand CommandFor(ImmutableArray<StoryId> stories);
}

sealed record DeletedStories : StoryList
{
    protected override PlayerCommand CommandFor(ImmutableArray<StoryId> stories) => new DeleteStories(stories);
}

sealed record ParkedStories : StoryList
{
    protected override PlayerCommand CommandFor(ImmutableArray<StoryId> stories) => new ParkStories(stories);
}

sealed record TakenBackStories : StoryList
{
    protected override PlayerCommand CommandFor(ImmutableArray<StoryId> stories) => new UnparkStories(stories);
}

/// <summary>A change of one player: their name and role, or whether they are host; not both at once.</summary>
sealed record PlayerPatch(PlayerId PlayerId, string? Name = null, Role? Role = null, bool? Host = null) : ICommandBody
{
    /// <summary>The name as it was shown.</summary>
    public PlayerName? Was { get; init; }

    public Result<PlayerCommand> ToCommand() => (Name is not null || Role is not null, Host) switch
    {
        (true, null) => new UpdatePlayer(PlayerId, Name, Role) { Was = Was?.Name },
        (false, true) => new PromotePlayer(PlayerId),
        (false, false) => new DemotePlayer(PlayerId),
        _ => Reason.BadRequest,
    };
}

/// <summary>What was shown of a player.</summary>
sealed record PlayerName(string? Name = null) : IBodyPart;

/// <summary>Stories to import: the text of a file, or one story per line.</summary>
/// <param name="DryRun">Whether to answer only what the import would do.</param>
/// <param name="Title">The column with the titles, by its name or its number from 1.</param>
/// <param name="Key">The column with the keys, likewise.</param>
/// <param name="Estimates">Whether the estimates of the file are taken.</param>
sealed record StoryText(
    string? Csv = null, string? Lines = null, bool DryRun = false, string? Title = null, string? Key = null, bool Estimates = false)
    : ICommandBody
{
    public Result<PlayerCommand> ToCommand() =>
        Read().Is(out var command, out var refusal) ? command with { IsDryRun = DryRun } : refusal;

    Result<ImportStories> Read() => (Csv, Lines) switch
    {
        ({ } csv, null) => StoryFile.Read(csv, Options),
        (null, { } lines) => StoryFile.Read(lines, Options with { PrefersLines = true }),
        _ => Reason.BadRequest,
    };

    ImportOptions Options => new() { Title = Title, Key = Key, TakesEstimates = Estimates };
}
