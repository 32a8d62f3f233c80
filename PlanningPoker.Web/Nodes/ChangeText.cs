using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PlanningPoker.Web.Nodes;

/// <summary>
/// What happened in a change, as text for other servers: the event with the ids it names, and who caused it. What these look like, and
/// every card, is read from the database.
/// </summary>
static class ChangeText
{
    /// <summary>An import may name a thousand stories: then the other servers send the whole table.</summary>
    const int MaxLength = 8_000;

    static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new CauseConverter(), new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameEvents } },
    };

    /// <returns>Null for what is not said: then the other servers read everything, and may have to send the whole table.</returns>
    public static string? Of(IReadOnlyList<FeedItem> items)
    {
        if (BeforeOf(items[0]) is not { } before) return null;
        var change = new Change(before.Stamp);
        if (items.All(item => item is SessionChange { Event: VoteSubmitted or VoteRetracted } or PrivateChange)
            && IsOnlyVotes(before, items[^1].After)) change = change with { IsOnlyVotes = true };
        else if (items is [var only]) change = change with { By = CauseOf(only), Event = (only as SessionChange)?.Event };
        var text = JsonSerializer.Serialize(change, Options);
        return text.Length <= MaxLength ? text : null;
    }

    /// <returns>Null for what this build does not know.</returns>
    public static RemoteChange? Parse(string text, long stamp)
    {
        try
        {
            return JsonSerializer.Deserialize<Change>(text, Options) is { } change
                ? new(change.Before, stamp) { IsOnlyVotes = change.IsOnlyVotes, By = change.By, Event = change.Event }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    static bool IsOnlyVotes(PokerSession before, PokerSession after) => after == before with
    {
        Round = before.Round with { Votes = after.Round.Votes },
        Version = after.Version,
        Stamp = after.Stamp,
        ActiveAt = after.ActiveAt,
    };

    static PokerSession? BeforeOf(FeedItem item) => item switch
    {
        SessionChange change => change.Before,
        PrivateChange change => change.Before,
        _ => null,
    };

    static Cause? CauseOf(FeedItem item) => item switch
    {
        SessionChange change => change.Event.By,
        PrivateChange change => change.By,
        _ => null,
    };

    static void NameEvents(JsonTypeInfo info)
    {
        if (info.Type != typeof(SessionEvent)) return;
        info.PolymorphismOptions = new();
        foreach (var type in info.Type.Assembly.GetTypes().Where(type => type is { IsSealed: true } && type.IsSubclassOf(info.Type)))
            info.PolymorphismOptions.DerivedTypes.Add(new(type, type.Name));
    }

    sealed record Change(long Before)
    {
        public bool IsOnlyVotes { get; init; }
        public Cause? By { get; init; }
        public SessionEvent? Event { get; init; }
    }

    /// <summary>The id of a player, or the reason of the system after a colon.</summary>
    sealed class CauseConverter : JsonConverter<Cause>
    {
        public override Cause Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString() switch
            {
                [':', .. var reason] => Enum.TryParse<SystemReason>(reason, out var known) ? known : throw new JsonException(),
                { } id => new PlayerId(id),
                null => throw new JsonException(),
            };

        public override void Write(Utf8JsonWriter writer, Cause value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Player is { } player ? player.Value : $":{value.Reason}");
    }
}
