using System.Text;

namespace PlanningPoker.Web.Wire;

/// <summary>Passes on what is written, without the white space before and after all of it.</summary>
sealed class TrimmingWriter(TextWriter target) : SpanWriter
{
    StringBuilder? space;
    bool hasBegun;

    public override void Write(ReadOnlySpan<char> buffer)
    {
        var text = buffer.TrimEnd();
        if (!text.IsEmpty)
        {
            WriteSpace();
            target.Write(hasBegun ? text : text.TrimStart());
            hasBegun = true;
        }
        // It is at the end, until more comes.
        if (hasBegun && text.Length < buffer.Length) (space ??= new()).Append(buffer[text.Length..]);
    }

    void WriteSpace()
    {
        if (space is not { Length: > 0 }) return;
        target.Write(space);
        space.Clear();
    }
}
