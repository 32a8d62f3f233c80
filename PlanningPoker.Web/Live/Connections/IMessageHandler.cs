using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Live.Connections;

/// <summary>Answers the messages that a client sends on a WebSocket, one at a time.</summary>
interface IMessageHandler
{
    /// <param name="message">The message; valid only until the answer is returned.</param>
    /// <param name="isTooLarge">The message was longer than allowed, and was not kept.</param>
    ValueTask<Reply> HandleAsync(ReadOnlyMemory<byte> message, bool isTooLarge);
}

/// <param name="Bytes">The answer.</param>
/// <param name="AuthenticatedAs">The player whose connection it is from now on; null if that has not changed.</param>
readonly record struct Reply(ReadOnlyMemory<byte> Bytes, PlayerIdentity? AuthenticatedAs = null);
