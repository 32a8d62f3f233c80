using PlanningPoker.Web.Identity;

namespace PlanningPoker.Web.Live.Connections;

/// <summary>Answers the messages that a client sends on a WebSocket, one at a time.</summary>
interface IMessageHandler
{
    /// <param name="message">The message; valid only until the answer is returned.</param>
    /// <param name="isTooLarge">The message was longer than allowed and is not there.</param>
    ValueTask<Reply> HandleAsync(ReadOnlyMemory<byte> message, bool isTooLarge);
}

/// <param name="Bytes">The answer.</param>
/// <param name="AuthenticatedAs">Whose connection it is from now on, where that has changed.</param>
readonly record struct Reply(ReadOnlyMemory<byte> Bytes, PlayerIdentity? AuthenticatedAs = null);
