using System.Collections.Frozen;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Api;

/// <summary>Reads commands that come as a wire name and data, as on the WebSocket.</summary>
static class Verbs
{
    static readonly FrozenDictionary<string, Reader> Readers = new[]
    {
        Of(new Join(null)), Of(new Leave()),
        Of<PlayerPatch>(new UpdatePlayer(default)),
        Of(new PromotePlayer(default)), Of(new DemotePlayer(default)), Of(new RemovePlayer(default)),
        Of(new Vote(null)), Of(new Retract()), Of(new Reveal()), Of(new Reset()), Of(new StartStory(default)), Of(new QuickVote()),
        Of(new SkipPlayer(default)), Of(new UnskipPlayer(default)), Of(new StopCountdown()),
        Of(new StartTimer()), Of(new AddTime()), Of(new PauseTimer()), Of(new StopTimer()),
        Of(new AcceptControls()), Of(new TakeBackControls()),
        Of(new CreateStory(null, null)), Of<StoryText>(new ImportStories([])),
        Of<StoryPatch>(new EditStory(default)), Of<DeletedStories>(new DeleteStories()), Of<ParkedStories>(new ParkStories()),
        Of<TakenBackStories>(new UnparkStories()),
        Of(new UpdateSession()), Of(new EndSession()), Of(new ReopenSession()), Of(new DeleteSession()), Of(new Undo(0)),
    }.ToFrozenDictionary();

    public static IEnumerable<string> Names => Readers.Keys;

    /// <summary>The command; a bad request where the name is unknown or the data has another shape.</summary>
    public static Result<PlayerCommand> Read(string verb, ReadOnlySpan<byte> json) =>
        Readers.TryGetValue(verb, out var reader) ? reader(json) : Reason.BadRequest;

    /// <summary>A verb whose data is the command itself.</summary>
    static KeyValuePair<string, Reader> Of<TCommand>(TCommand example) where TCommand : PlayerCommand =>
        new(example.Verb, json => JsonBody.Parse<TCommand>(json) is { } command ? command : Reason.BadRequest);

    /// <summary>A verb whose data becomes the command, or one of several.</summary>
    static KeyValuePair<string, Reader> Of<TBody>(PlayerCommand example) where TBody : class, ICommandBody =>
        new(example.Verb, json => JsonBody.Parse<TBody>(json)?.ToCommand() ?? Reason.BadRequest);

    delegate Result<PlayerCommand> Reader(ReadOnlySpan<byte> json);
}
