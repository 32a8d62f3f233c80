using System.Buffers.Text;

namespace PlanningPoker.Load.Clients;

/// <summary>
/// Finds a number in received bytes without parsing the rest. Driver and server share the machine: if the driver parsed every frame, its
/// own work would distort the measurement.
/// </summary>
static class NumberScanner
{
    /// <summary>Precedes the session's version in JSON.</summary>
    public static ReadOnlySpan<byte> VersionProperty => "\"version\":"u8;

    /// <returns>The whole number after the first occurrence of the label; null without one.</returns>
    public static long? NumberAfter(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> label)
    {
        var at = bytes.IndexOf(label);
        if (at < 0) return null;
        var rest = bytes[(at + label.Length)..].TrimStart((byte)' ');
        return Utf8Parser.TryParse(rest, out long number, out _) ? number : null;
    }
}
