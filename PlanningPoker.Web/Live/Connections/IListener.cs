namespace PlanningPoker.Web.Live.Connections;

/// <summary>Answers what is said on a socket, one message at a time.</summary>
interface IListener
{
    /// <param name="message">What was said; only valid until the answer is there.</param>
    /// <param name="isTooLarge">It was longer than a message may be, and is not there.</param>
    ValueTask<Reply> HearAsync(ReadOnlyMemory<byte> message, bool isTooLarge);
}

/// <param name="Bytes">What to answer.</param>
/// <param name="Became">Whose socket it is from now on, where that has changed.</param>
readonly record struct Reply(ReadOnlyMemory<byte> Bytes, Identified? Became = null);

/// <param name="Player">Who it is.</param>
/// <param name="Device">What they are known by here: the player may give it up, or another may get it.</param>
sealed record Identified(PlayerId Player, DeviceHash Device);
