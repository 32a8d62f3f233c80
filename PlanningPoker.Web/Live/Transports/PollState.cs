using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Live.Transports;

/// <summary>
/// What a poll must not miss though it does not change the version: who is present, and the player's own card. A response carries it as
/// text, and the next poll sends it back, maybe to another server, which makes the same of the same.
/// </summary>
/// <param name="Source">The server that knows who is present; the same for all while they tell each other.</param>
/// <param name="Presence">A hash of who is present by what it knows.</param>
/// <param name="Card">
/// A hash of the player's card. It is part of a URL, and URLs are logged: its key is the hash of the device key, which only the database
/// has, so nobody finds the card by trying all cards.
/// </param>
readonly record struct PollState(string Source, string Presence, string Card)
{
    const int SourceLength = 8, HashLength = 18;

    /// <summary>The source while all servers know the same.</summary>
    public static readonly string AllServers = new('0', SourceLength);

    /// <summary>A source of what one server alone knows.</summary>
    public static string NewSource() => RandomNumberGenerator.GetHexString(SourceLength, lowercase: true);

    /// <param name="session">The session.</param>
    /// <param name="owner">The player who polls; null for a reader without a seat.</param>
    /// <param name="here">Who is present.</param>
    /// <param name="source">Who knows that.</param>
    public static PollState Of(PokerSession session, PlayerIdentity? owner, IReadOnlySet<PlayerId> here, string source) =>
        new(source, HashOf(here), owner is null ? HashOf([], "") : HashOf(session, owner));

    /// <returns>Null for anything but the text of a state.</returns>
    public static PollState? Parse(string? text) => text is { Length: SourceLength + 2 * HashLength }
        ? new(text[..SourceLength], text[SourceLength..^HashLength], text[^HashLength..])
        : null;

    /// <summary>
    /// The same as seen from a source. What one server alone knows is no news to a page that comes from another one: if its polls
    /// alternate between them, it would be answered at once, and again. What all servers know is.
    /// </summary>
    public PollState At(string source, IReadOnlySet<PlayerId> here) =>
        Source == source ? this : new(source, source == AllServers ? Presence : HashOf(here), Card);

    public override string ToString() => Source + Presence + Card;

    static string HashOf(IReadOnlySet<PlayerId> here) => HashOf([], string.Join(' ', here.Select(each => each.Value).Order()));

    static string HashOf(PokerSession session, PlayerIdentity owner)
    {
        var card = session.Round.Votes.GetValueOrDefault(owner.Player);
        var text = string.Create(CultureInfo.InvariantCulture, $"{session.Code}|{session.Round.Number}|{card?.Face}|{card?.Rev}");
        return HashOf(Encoding.ASCII.GetBytes(owner.Device.Value), text);
    }

    static string HashOf(ReadOnlySpan<byte> key, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, HashLength / 2));
}
