using System.Security.Cryptography;
using System.Text;

namespace PlanningPoker.Web.Webhooks;

/// <summary>The secret and the signature of a webhook, as Standard Webhooks (standardwebhooks.com) has them.</summary>
static class WebhookSignature
{
    const string SecretPrefix = "whsec_", Version = "v1";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(Webhook.SecretLength);

    /// <summary>The secret as receivers take it.</summary>
    public static string TextOf(ReadOnlySpan<byte> secret) => SecretPrefix + Convert.ToBase64String(secret);

    /// <summary>The header <c>webhook-signature</c>: HMAC-SHA-256 of <c>id.timestamp.body</c>.</summary>
    /// <param name="secret">The bytes of the secret.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">The body as it is sent.</param>
    public static string Of(ReadOnlySpan<byte> secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        var signed = (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return $"{Version},{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}";
    }
}
