using System.Text.Json;

namespace PlanningPoker.Web.Texts;

/// <summary>
/// The texts that the page's script shows, in an attribute of the page (<c>data-texts</c> of <c>#connection</c>) and in the language of the
/// request. A text about a number has one form per plural category, from which the script chooses; <c>{count}</c> and <c>{first}</c> are
/// filled in by the script.
/// </summary>
/// <param name="Status">The connection's state.</param>
/// <param name="Transports">The names of the transports.</param>
/// <param name="Sending">In the hand: a vote is being sent.</param>
/// <param name="NotSent">In the hand: a vote waits for the network.</param>
/// <param name="Unanswered">What is known of a click without an answer.</param>
/// <param name="JoinedToo">A toast about several who joined: the last one's name (<c>{first}</c>), and how many others.</param>
/// <param name="VotedToo">A toast about a vote (<c>{first}</c>), and how many others have voted before it.</param>
public sealed record PageTexts(
    StatusTexts Status, TransportTexts Transports, string Sending, string NotSent, UnansweredTexts Unanswered,
    IReadOnlyDictionary<string, string> JoinedToo, IReadOnlyDictionary<string, string> VotedToo)
{
    public static PageTexts Current => new(
        new(Words.StatusConnecting, Forms(Words.StatusConnected), Words.StatusSyncing, Words.StatusLate,
            Words.StatusReconnecting, Words.StatusDisconnected, Words.StatusError),
        new(Words.TransportSse, Words.TransportWs, Words.TransportPoll),
        Words.HandSending,
        Words.HandNotSent,
        new(Words.NoteNothingChanged, Words.NoteMovedOn, Words.NoteLookFirst, Words.NoteNotSent),
        Forms(Words.EventJoinedToo),
        Forms(Words.EventVotedToo));

    /// <summary>The forms of one text as JSON, for what only one page shows.</summary>
    internal static string FormsOf(PluralText text) => JsonSerializer.Serialize(Forms(text));

    /// <summary>The forms by the name of their category in CLDR, which <c>Intl.PluralRules</c> returns.</summary>
    static Dictionary<string, string> Forms(PluralText text) =>
        text.Forms.ToDictionary(
            form => form.Category.ToString().ToLowerInvariant(), form => TextFormat.Format(form.Text, "{count}", "{first}"));
}

/// <summary>One text per state of the connection; the members have the names of the states.</summary>
/// <param name="Connecting">The page was just opened.</param>
/// <param name="Connected">The table is up to date; <c>{count}</c> players are present.</param>
/// <param name="Syncing">Something is missing and is being fetched.</param>
/// <param name="Late">Changes arrive late, or may do so.</param>
/// <param name="Reconnecting">There is no connection; the next attempt is planned.</param>
/// <param name="Disconnected">The browser says that it is offline.</param>
/// <param name="Error">The session has ended.</param>
public sealed record StatusTexts(
    string Connecting, IReadOnlyDictionary<string, string> Connected, string Syncing, string Late, string Reconnecting,
    string Disconnected, string Error);

/// <summary>One text per transport.</summary>
public sealed record TransportTexts(string Sse, string Ws, string Poll);

/// <summary>One text per way in which the table, fetched again, answers for the server.</summary>
/// <param name="NothingChanged">It is as it was.</param>
/// <param name="MovedOn">It no longer offers what was clicked.</param>
/// <param name="LookFirst">It has changed, and offers the same again.</param>
/// <param name="NotSent">The browser was offline.</param>
public sealed record UnansweredTexts(string NothingChanged, string MovedOn, string LookFirst, string NotSent);
