using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace PlanningPoker.Tests.Data.Store;

/// <summary>Writes a session to the last member, so that a member that a store forgets becomes visible.</summary>
static class SessionText
{
    public static void AssertSame(PokerSession expected, PokerSession? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(Of(expected), Of(actual));
    }

    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, "");
        return text.ToString();
    }

    static void Write(StringBuilder text, object? value, string path)
    {
        switch (value)
        {
            case null or string or ValueType and IConvertible:
                text.AppendLine(CultureInfo.InvariantCulture, $"{path} = {value ?? "null"}");
                break;
            case DateTimeOffset time:
                // To the microsecond: files of earlier versions have finer times.
                text.AppendLine(CultureInfo.InvariantCulture, $"{path} = {time.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffff}");
                break;
            case ImmutableDictionary<PlayerId, CastVote> votes:
                Write(text, votes.Values.OrderBy(vote => vote.Player.Value, StringComparer.Ordinal), path);
                break;
            case IEnumerable items:
                var count = 0;
                foreach (var item in items) Write(text, item, $"{path}[{count++}]");
                text.AppendLine(CultureInfo.InvariantCulture, $"{path}: {count}");
                break;
            default:
                foreach (var member in Members(value.GetType())) Write(text, member.GetValue(value), $"{path}.{member.Name}");
                break;
        }
    }

    static IEnumerable<PropertyInfo> Members(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(member => member.CanWrite || type == typeof(Deck) || type == typeof(SessionCode));
}
