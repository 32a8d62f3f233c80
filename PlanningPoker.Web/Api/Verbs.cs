using System.Collections.Frozen;
using PlanningPoker.Core.Commands;
using PlanningPoker.Web.Contracts;

namespace PlanningPoker.Web.Api;

/// <summary>Every verb by its wire name, and how its data is read, for doors where the name travels with the data.</summary>
static class Verbs
{
    static readonly FrozenDictionary<string, Reading> Readings = new[]
    {
        Of<Join>(), Of<Leave>(), Of<UpdatePlayer, PlayerPatch>(), Of<PromotePlayer>(), Of<DemotePlayer>(), Of<RemovePlayer>(),
        Of<Vote>(), Of<Retract>(), Of<Reveal>(), Of<Reset>(), Of<StartStory>(), Of<QuickVote>(),
        Of<CreateStory>(), Of<ImportStories, StoryText>(), Of<EditStory, StoryPatch>(), Of<DeleteStory>(),
        Of<UpdateSession>(), Of<DeleteSession>(),
    }.ToFrozenDictionary();

    public static IEnumerable<string> Names => Readings.Keys;

    /// <summary>The command, or <see cref="Reason.BadRequest"/> for an unknown name or data of another shape.</summary>
    public static (Command? Command, Refusal? Refusal) Read(string name, ReadOnlySpan<byte> json) =>
        Readings.TryGetValue(name, out var reading) ? reading(json) : (null, Reason.BadRequest);

    static KeyValuePair<string, Reading> Of<TCommand>() where TCommand : Command =>
        new(Command.NameOf(typeof(TCommand)), json => JsonBody.Parse<TCommand>(json) is { } command ? (command, null) : (null, Reason.BadRequest));

    static KeyValuePair<string, Reading> Of<TCommand, TShape>() where TCommand : Command where TShape : class, IShape =>
        new(Command.NameOf(typeof(TCommand)), json => JsonBody.Parse<TShape>(json)?.Read() ?? (null, Reason.BadRequest));

    delegate (Command? Command, Refusal? Refusal) Reading(ReadOnlySpan<byte> json);
}

/// <summary>Data that becomes one of several commands, or is read further before it becomes one.</summary>
interface IShape
{
    (Command? Command, Refusal? Refusal) Read();
}
