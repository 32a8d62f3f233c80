using System.Buffers;
using System.Text;

namespace PlanningPoker.Web.Wire;

/// <summary>Text as the bytes it is sent in.</summary>
sealed class Utf8Writer(IBufferWriter<byte> target) : SpanWriter
{
    /// <summary>It remembers half a character until the other half comes.</summary>
    readonly Encoder encoder = Encoding.UTF8.GetEncoder();

    public override void Write(ReadOnlySpan<char> buffer) => encoder.Convert(buffer, target, flush: false, out _, out _);
}
